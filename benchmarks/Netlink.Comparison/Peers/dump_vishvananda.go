// Dumps all IPv4 routes of the main table by vishvananda/netlink; prints what LiveDump.cs prints.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"

	"github.com/vishvananda/netlink"
)

func dump() (routes int, sum uint64) {
	all, err := netlink.RouteListFiltered(netlink.FAMILY_V4, &netlink.Route{Table: 254}, netlink.RT_FILTER_TABLE)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, route := range all {
		if route.Dst == nil || route.Gw == nil {
			continue
		}
		ones, _ := route.Dst.Mask.Size()
		routes++
		sum += uint64(ones) + uint64(route.Table) + uint64(route.Dst.IP.To4()[2]) + uint64(route.Gw.To4()[3]) +
			uint64(route.LinkIndex) + uint64(route.Priority)
	}
	return
}

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	var routes int
	var sum uint64
	for i := 0; i < 3; i++ {
		routes, sum = dump()
	}
	times := make([]int64, count)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range times {
		start := time.Now()
		routes, sum = dump()
		times[i] = time.Since(start).Nanoseconds()
	}
	runtime.ReadMemStats(&after)
	fmt.Println("routes", routes, "sum", sum, "allocated", after.TotalAlloc-before.TotalAlloc)
	for _, t := range times {
		fmt.Println(t)
	}
}
