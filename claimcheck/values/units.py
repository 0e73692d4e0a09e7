"""Tables of units: currency codes, and units that convert into each other with exact factors.

Currencies: the codes of ISO 4217 (List One: current currencies and funds; List Three: historic ones),
maintained by SIX Financial Information for ISO, gathered from the iso-codes project 4.15
(LGPL-2.1-or-later) and ``data.json`` of the package iso4217parse 0.6.2 by Tammo Ippen (CC BY 4.0). Codes in
use that ISO never gave out (CNH, GGP, ...) are left out.

Factors: BIPM, "The International System of Units (SI Brochure)", 9th edition; NIST Special Publication 811
(2008), appendix B, and NIST Handbook 44, appendix C, for the customary units that are exact by definition.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

COUNT: Final = "1"
PERCENT: Final = "%"

_CURRENT = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
    MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
    TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB
    XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
"""

_HISTORIC = """
    ADF ADP AFA ALK ANG AOK AON AOR ARA ARL ARM ARP ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN
    BOP BRB BRC BRE BRN BRR BUK BYB BYR CHC CNX CSD CSJ CSK CUC DDM DEM ECS ECV EEK ESA ESB ESP
    FIM FRF GEK GHC GNE GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF
    LUL LVL LVR MAF MGF MLF MRO MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR
    SDD SDP SIT SKK SLL SRG STD SUR TJR TLE TMM TRL UAK UGS UGW UYN UYP VEB VEF VNC XEU XFO XFU
    XRE YDD YUD YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR
"""

CURRENCIES: Final[frozenset[str]] = frozenset((_CURRENT + _HISTORIC).split())
"""Alphabetic codes of ISO 4217, current and historic. No two are convertible: rates change by the day."""

# Canonical unit -> "code=factor" list; a factor is how many canonical units one such unit is, exactly.
_FACTORS: Final = {
    # SI prefixes; yard and pound agreement of 1959; nautical mile: SI brochure, table 8 of the 8th edition.
    "m": "nm=1e-9 µm=1e-6 mm=1e-3 cm=1e-2 dm=1e-1 m=1 km=1e3 in=0.0254 ft=0.3048 yd=0.9144 mi=1609.344"
    " nmi=1852 au=149597870700",
    "kg": "µg=1e-9 mg=1e-6 g=1e-3 kg=1 t=1e3 kt=1e6 Mt=1e9 Gt=1e12 oz=0.028349523125 lb=0.45359237"
    " st=6.35029318 short_ton=907.18474 long_ton=1016.0469088 ozt=0.0311034768 ct=2e-4",
    "m2": "mm2=1e-6 cm2=1e-4 m2=1 m²=1 a=1e2 ha=1e4 km2=1e6 km²=1e6 sqin=0.00064516 sqft=0.09290304"
    " sqyd=0.83612736 acre=4046.8564224 sqmi=2589988.110336",
    "m3": "ml=1e-6 mL=1e-6 cl=1e-5 cL=1e-5 dl=1e-4 dL=1e-4 l=1e-3 L=1e-3 hl=1e-1 hL=1e-1 m3=1 m³=1 km3=1e9"
    " km³=1e9 cuft=0.028316846592 gal_us=0.003785411784 gal_imp=0.00454609 bbl=0.158987294928",
    "s": "ns=1e-9 µs=1e-6 ms=1e-3 s=1 second=1 min=60 minute=60 h=3600 hour=3600 d=86400 day=86400"
    " week=604800",
    # Months have no fixed number of days, so calendar spans convert among themselves only.
    "month": "month=1 quarter=3 year=12 decade=120 century=1200",
    "W": "mW=1e-3 W=1 kW=1e3 MW=1e6 GW=1e9 TW=1e12 hp=745.69987158227022 hp_metric=735.49875",
    "J": "J=1 kJ=1e3 MJ=1e6 GJ=1e9 TJ=1e12 PJ=1e15 EJ=1e18 Wh=3600 kWh=3.6e6 MWh=3.6e9 GWh=3.6e12 TWh=3.6e15"
    " cal=4.184 kcal=4184 Btu=1055.05585262 toe=41.868e9",
    "km/h": "km/h=1 m/s=3.6 mph=1.609344 kn=1.852",
    "Pa": "Pa=1 hPa=1e2 kPa=1e3 MPa=1e6 bar=1e5 mbar=1e2 atm=101325",
    "byte": "byte=1 kB=1e3 MB=1e6 GB=1e9 TB=1e12 PB=1e15 EB=1e18",
    "Hz": "Hz=1 kHz=1e3 MHz=1e6 GHz=1e9",
    "°C": "°C=1",
    "°F": "°F=1",
    COUNT: f"{COUNT}=1",
    PERCENT: f"{PERCENT}=1",
}


def _table() -> dict[str, tuple[Decimal, str]]:
    table: dict[str, tuple[Decimal, str]] = {}
    for canonical, line in _FACTORS.items():
        for entry in line.split():
            code, _, factor = entry.partition("=")
            table[code] = (Decimal(factor), canonical)
    return table


CONVERTIBLE: Final[dict[str, tuple[Decimal, str]]] = _table()
"""Unit code -> (exact factor, canonical unit).

Codes are case-sensitive, as in the SI: ``MW`` is not ``mW``.
"""
