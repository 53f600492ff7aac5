"""The untidy twin: Northmere's figures as people really keep them."""
