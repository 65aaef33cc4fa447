"""Dumps all IPv4 routes of the main table by pyroute2; prints what LiveDump.cs prints."""
import sys
import time

from pyroute2 import IPRoute


def dump(ip):
    routes = total = 0
    for route in ip.get_routes(family=2):
        if route["table"] != 254 or route["dst_len"] != 24:
            continue
        get = route.get_attr
        routes += 1
        total += (route["dst_len"] + get("RTA_TABLE") + int(get("RTA_DST").split(".")[2]) + int(get("RTA_GATEWAY").split(".")[3])
                  + get("RTA_OIF") + get("RTA_PRIORITY"))
    return routes, total


with IPRoute() as ip:
    dump(ip)
    times = []
    for _ in range(int(sys.argv[1])):
        start = time.perf_counter_ns()
        seen = dump(ip)
        times.append(time.perf_counter_ns() - start)
print("routes", seen[0], "sum", seen[1], "allocated -")
print(*times, sep="\n")
