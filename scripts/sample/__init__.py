"""The invented council of Northmere, written as data, from which its workbooks and letters follow."""
