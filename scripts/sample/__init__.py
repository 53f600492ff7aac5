"""The invented council of Northmere, as data from which its workbooks and letters follow."""
