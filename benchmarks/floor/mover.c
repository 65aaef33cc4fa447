/*
 * Another mover: takes a link to another namespace and back, again and again, until it is killed. What a node is like on which other
 * pods come and go.
 *
 *     mover HOST-NETNS CONTAINER-NETNS LINK
 */
#include "link.h"
#include <signal.h>
#include <sys/prctl.h>

static void move(int socket, int index, const char *name, int target)
{
    struct batch batch = { .length = 0 };
    begin(&batch, index);
    put(&batch, IFLA_NET_NS_FD, &target, sizeof target);
    put(&batch, IFLA_IFNAME, name, strlen(name) + 1);
    execute(socket, &batch);
}

int main(int count, char **arguments)
{
    if (count != 4)
        return 1;
    /* Whoever started it may be killed: it must not go on alone. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const char *link = arguments[3];
    int own = open_netns("/proc/thread-self/ns/net"), host = open_netns(arguments[1]), container = open_netns(arguments[2]);
    int outside = open_route_socket_in(host, own), inside = open_route_socket_in(container, own);
    for (;;) {
        move(outside, link_index(outside, link), link, container);
        move(inside, link_index(inside, link), link, host);
    }
}
