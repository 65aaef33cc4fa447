/* Dumps all IPv4 routes of the main table by libmnl, as its own examples do; prints what LiveDump.cs prints. */
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned long long routes, sum;

static int attribute(const struct nlattr *attr, void *data)
{
    const struct nlattr **table = data;
    int type = mnl_attr_get_type(attr);
    if (mnl_attr_type_valid(attr, RTA_MAX) >= 0)
        table[type] = attr;
    return MNL_CB_OK;
}

static int route(const struct nlmsghdr *message, void *data)
{
    const struct nlattr *table[RTA_MAX + 1] = { 0 };
    const struct rtmsg *header = mnl_nlmsg_get_payload(message);
    (void)data;
    if (header->rtm_table != RT_TABLE_MAIN || header->rtm_dst_len != 24)
        return MNL_CB_OK;
    mnl_attr_parse(message, sizeof *header, attribute, table);
    if (!table[RTA_TABLE] || !table[RTA_DST] || !table[RTA_GATEWAY] || !table[RTA_OIF] || !table[RTA_PRIORITY])
        return MNL_CB_ERROR;
    routes++;
    sum += header->rtm_dst_len + mnl_attr_get_u32(table[RTA_TABLE]) + ((uint8_t *)mnl_attr_get_payload(table[RTA_DST]))[2]
        + ((uint8_t *)mnl_attr_get_payload(table[RTA_GATEWAY]))[3] + mnl_attr_get_u32(table[RTA_OIF]) + mnl_attr_get_u32(table[RTA_PRIORITY]);
    return MNL_CB_OK;
}

static void dump(struct mnl_socket *socket, char *buffer, size_t size, unsigned sequence)
{
    struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
    message->nlmsg_type = RTM_GETROUTE;
    message->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    message->nlmsg_seq = sequence;
    struct rtmsg *header = mnl_nlmsg_put_extra_header(message, sizeof *header);
    header->rtm_family = 2;
    routes = sum = 0;
    if (mnl_socket_sendto(socket, message, message->nlmsg_len) < 0)
        exit(2);
    int more = 1;
    while (more > 0) {
        ssize_t length = mnl_socket_recvfrom(socket, buffer, size);
        if (length <= 0 || (more = mnl_cb_run(buffer, length, sequence, mnl_socket_get_portid(socket), route, NULL)) < 0)
            exit(2);
    }
}

int main(int argc, char **argv)
{
    int count = argc > 1 ? atoi(argv[1]) : 10;
    size_t size = 32 * 1024;
    char *buffer = malloc(size);
    struct mnl_socket *socket = mnl_socket_open(0);
    if (socket == NULL || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0)
        return 2;
    long long *times = calloc(count, sizeof *times);
    for (int i = -3; i < count; i++) {
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        dump(socket, buffer, size, i + 10);
        clock_gettime(CLOCK_MONOTONIC, &end);
        if (i >= 0)
            times[i] = (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec;
    }
    printf("routes %llu sum %llu allocated 0\n", routes, sum);
    for (int i = 0; i < count; i++)
        printf("%lld\n", times[i]);
    return 0;
}
