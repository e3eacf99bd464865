"""What the hub costs and answers on data of other sizes and other makers; not part of the installed package."""
