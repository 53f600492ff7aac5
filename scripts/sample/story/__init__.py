"""What has happened in Northmere, by judgement area, as levels over the years."""
