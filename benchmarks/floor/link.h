/* What floor.c and mover.c ask of rtnetlink. Every function ends the process on a failure: none is expected. */
#pragma once
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* The CNI error object, with the code that runtimes take for "something else". */
static _Noreturn void fail(const char *what)
{
    printf("{\n    \"code\": 999,\n    \"msg\": \"%s: %s\"\n}", what, strerror(errno));
    fflush(stdout);
    _exit(1);
}

/* Opens a namespace by its path. */
static int open_netns(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fail(path);
    return fd;
}

/* A route socket in the namespace that the thread is in. */
static int open_route_socket(void)
{
    int one = 1;
    struct sockaddr_nl local = { .nl_family = AF_NETLINK };
    socklen_t length = sizeof local;
    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (fd < 0
        || setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, &one, sizeof one) != 0
        || setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, &one, sizeof one) != 0
        || setsockopt(fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, &one, sizeof one) != 0
        || bind(fd, (struct sockaddr *)&local, sizeof local) != 0
        || getsockname(fd, (struct sockaddr *)&local, &length) != 0)
        fail("netlink socket");
    return fd;
}

/* A route socket in another namespace; the thread is back in its own afterwards. */
static int open_route_socket_in(int netns, int own)
{
    if (setns(netns, CLONE_NEWNET) != 0)
        fail("setns");
    int fd = open_route_socket();
    if (setns(own, CLONE_NEWNET) != 0)
        fail("setns back");
    return fd;
}

/* The index of a link or altname of at most 15 bytes, 0 when there is none; without RTNL. */
static int link_index(int socket, const char *name)
{
    int index = 0;
    socklen_t length = sizeof index;
    if (setsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, name, strlen(name)) != 0)
        return errno == ENODEV ? 0 : (fail(name), 0);
    if (getsockopt(socket, SOL_SOCKET, SO_BINDTOIFINDEX, &index, &length) != 0
        || setsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, "", 0) != 0)
        fail(name);
    return index;
}

/* RTM_NEWLINK requests, one behind the other. */
struct batch { _Alignas(8) char bytes[2048]; struct nlmsghdr *last; int length, count; };

static struct ifinfomsg *begin(struct batch *batch, int index)
{
    batch->last = (struct nlmsghdr *)(batch->bytes + batch->length);
    *batch->last = (struct nlmsghdr) {
        .nlmsg_len = NLMSG_LENGTH(sizeof(struct ifinfomsg)), .nlmsg_type = RTM_NEWLINK,
        .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK, .nlmsg_seq = (unsigned)++batch->count,
    };
    batch->length += (int)batch->last->nlmsg_len;
    struct ifinfomsg *link = NLMSG_DATA(batch->last);
    *link = (struct ifinfomsg) { .ifi_index = index };
    return link;
}

static void put(struct batch *batch, unsigned short type, const void *value, size_t length)
{
    struct rtattr *attribute = (struct rtattr *)(batch->bytes + batch->length);
    attribute->rta_type = type;
    attribute->rta_len = (unsigned short)RTA_LENGTH(length);
    memcpy(RTA_DATA(attribute), value, length);
    batch->length += (int)RTA_SPACE(length);
    batch->last->nlmsg_len += (unsigned)RTA_SPACE(length);
}

/* Sends all requests in one call and waits for an ack of each. */
static void execute(int socket, struct batch *batch)
{
    struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
    struct iovec part = { batch->bytes, (size_t)batch->length };
    struct msghdr message = { .msg_name = &kernel, .msg_namelen = sizeof kernel, .msg_iov = &part, .msg_iovlen = 1 };
    if (sendmsg(socket, &message, 0) != batch->length)
        fail("sendmsg");
    for (int i = 0; i < batch->count; i++) {
        char reply[1024];
        if (recv(socket, reply, sizeof reply, 0) < (ssize_t)NLMSG_LENGTH(sizeof(struct nlmsgerr)))
            fail("recv");
        struct nlmsgerr *ack = NLMSG_DATA((struct nlmsghdr *)reply);
        if (ack->error != 0) {
            errno = -ack->error;
            fail("RTM_NEWLINK");
        }
    }
}
