"""An .xlsx package: sniffed, sized up, and its XML read into cells."""
