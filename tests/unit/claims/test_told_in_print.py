"""Claims as papers print them: what a figure carries on from, is counted among, or is set beside."""

from __future__ import annotations

CONSISTENT, INCONSISTENT, UNVERIFIABLE = "consistent", "inconsistent", "unverifiable"
YEARS = "Kent Police logged 912 crimes against under-13s in 2018/19. It was 702 in 2015/16, 744 in 2016/17 and {} in 2017/18"
TURNS = "Officers in Kent logged 210 grooming offences in three years: 50 in the first, 70 in the second and 90 in the third."
RISES = "Gwent had {} of the three forces. Crimes rose from 20 to 40 in Gwent, from 50 to {} in Powys and from 40 to 44 in Dyfed."
