"""An edited draft brought up to date: what people wrote stays, what they left alone is renewed."""
