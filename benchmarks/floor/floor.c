/*
 * The floor: what ADD and DEL of a `device` cost when nothing else is done. The plugin's look-ups and its move, in its order, the same
 * record and alias, the same result. No generality: no other selector, no IPAM, no undo, no check of what is handed in, and no guard,
 * so four dumps of addresses and routes less than the plugin's ADD. A measure only, not for use. Built by build.sh.
 */
#include "link.h"
#include <sys/stat.h>
#ifdef FLOOR_TIMES
#include <time.h>
#endif

#define STATE "/run/hostdevice-fast/"

static char record[PATH_MAX], draft[PATH_MAX];

/* The value of a string in the configuration; cut out in place. */
static char *text_of(char *json, const char *key)
{
    char *at = strstr(json, key);
    if (at == NULL || (at = strchr(at + strlen(key), '"')) == NULL)
        fail(key);
    char *end = strchr(++at, '"');
    if (end != NULL)
        *end = 0;
    return at;
}

static void hex(FILE *out, const char *key, const void *bytes, size_t length)
{
    fputs(key, out);
    for (size_t i = 0; i < length; i++)
        fprintf(out, "%02x", ((const unsigned char *)bytes)[i]);
    putc('\n', out);
}

static void unhex(const char *text, const char *key, char *bytes)
{
    const char *at = strstr(text, key);
    if (at == NULL)
        fail(key);
    unsigned value;
    for (at += strlen(key); sscanf(at, "%2x", &value) == 1 && *at != '\n'; at += 2)
        *bytes++ = (char)value;
    *bytes = 0;
}

/* The alias that the device had; upstream's ADD loses it, ours gives it back at DEL. */
static size_t old_alias(const char *device, char *alias)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "/sys/class/net/%s/ifalias", device);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? 0 : read(fd, alias, 256);
    close(fd);
    return length > 0 ? (size_t)length - 1 : 0;
}

static void save(int index, const char *device, const struct ifreq *address, int is_up)
{
    char alias[256], raw[14] = { 0 };
    size_t length = old_alias(device, alias);
    memcpy(raw, address->ifr_hwaddr.sa_data, sizeof raw);
    FILE *out = fopen(draft, "we");
    if (out == NULL && mkdir(STATE, 0700) == 0)
        out = fopen(draft, "we");
    if (out == NULL)
        fail(draft);
    fprintf(out, "hostdevice-fast 1\nifindex %d\n", index);
    hex(out, "name ", device, strlen(device));
    fprintf(out, "type %d\n", address->ifr_hwaddr.sa_family);
    hex(out, "address ", raw, sizeof raw);
    fprintf(out, "up %d\n", is_up);
    hex(out, "alias ", alias, length);
    if (fclose(out) != 0 || rename(draft, record) != 0)
        fail(record);
}

/* What the plugin asks of a link that it knows the index of. */
static void describe(int socket, int index, struct ifreq *name, struct ifreq *address, struct ifreq *flags)
{
    *name = (struct ifreq) { .ifr_ifindex = index };
    if (ioctl(socket, SIOCGIFNAME, name) != 0)
        fail("SIOCGIFNAME");
    *address = *flags = *name;
    if (ioctl(socket, SIOCGIFHWADDR, address) != 0 || ioctl(socket, SIOCGIFFLAGS, flags) != 0)
        fail("SIOCGIF");
}

static void run(int socket, struct batch *batch)
{
#ifdef FLOOR_TIMES
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    execute(socket, batch);
    clock_gettime(CLOCK_MONOTONIC, &end);
    fprintf(stderr, "%lld\n", (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec);
#else
    execute(socket, batch);
#endif
}

static void add(char *json, const char *netns, const char *ifname, int target, int host, int container)
{
    struct ifreq name, address, flags;
    char *version = strstr(json, "\"cniVersion\"") != NULL ? text_of(strdup(json), "\"cniVersion\"") : "0.1.0";
    char *device = text_of(json, "\"device\"");
    int index = link_index(host, device);
    if (index == 0)
        fail("failed to find host device: Link not found");
    describe(host, index, &name, &address, &flags);
    if (link_index(container, ifname) != 0)
        fail("CNI_IFNAME is taken");
    save(index, name.ifr_name, &address, (flags.ifr_flags & IFF_UP) != 0);

    struct batch move = { .length = 0 };
    struct ifinfomsg *link = begin(&move, index);
    link->ifi_flags = link->ifi_change = IFF_UP;
    put(&move, IFLA_NET_NS_FD, &target, sizeof target);
    put(&move, IFLA_IFNAME, ifname, strlen(ifname) + 1);
    put(&move, IFLA_IFALIAS, name.ifr_name, strlen(name.ifr_name));
    run(host, &move);

    unsigned char *mac = (unsigned char *)address.ifr_hwaddr.sa_data;
    printf("{\n    \"cniVersion\": \"%s\",\n    \"interfaces\": [\n        {\n"
           "            \"mac\": \"%02x:%02x:%02x:%02x:%02x:%02x\",\n            \"name\": \"%s\",\n            \"sandbox\": \"%s\"\n"
           "        }\n    ]\n}",
        version, mac[0], mac[1], mac[2], mac[3], mac[4], mac[5], ifname, netns);
}

static void del(const char *ifname, int own, int host, int container)
{
    struct ifreq name, address, flags;
    char text[4096], device[256], alias[256];
    int fd = open(record, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (length < 0)
        fail(record);
    close(fd);
    text[length] = 0;
    unhex(text, "\nname ", device);
    unhex(text, "\nalias ", alias);

    int index = link_index(container, ifname);
    if (index == 0)
        fail("CNI_IFNAME is not there");
    describe(container, index, &name, &address, &flags);
    if (link_index(host, device) != 0 || link_index(container, device) != 0)
        fail("the device's name is taken");

    struct batch moves = { .length = 0 };
    begin(&moves, index);
    put(&moves, IFLA_IFNAME, device, strlen(device) + 1);
    begin(&moves, index);
    put(&moves, IFLA_NET_NS_FD, &own, sizeof own);
    put(&moves, IFLA_IFNAME, device, strlen(device) + 1);
    put(&moves, IFLA_IFALIAS, alias, strlen(alias));
    run(container, &moves);
    unlink(record);
}

int main(void)
{
    char json[65536];
    const char *command = getenv("CNI_COMMAND"), *netns = getenv("CNI_NETNS"), *ifname = getenv("CNI_IFNAME"), *id = getenv("CNI_CONTAINERID");
    if (command == NULL)
        return 1;
    if (strcmp(command, "VERSION") == 0) {
        puts("{\"cniVersion\":\"1.1.0\",\"supportedVersions\":[\"0.1.0\",\"0.2.0\",\"0.3.0\",\"0.3.1\",\"0.4.0\",\"1.0.0\",\"1.1.0\"]}");
        return 0;
    }
    size_t length = 0;
    for (ssize_t part; (part = read(0, json + length, sizeof json - 1 - length)) > 0;)
        length += (size_t)part;
    json[length] = 0;
    if (strcmp(command, "STATUS") == 0)
        return 0;
    if (netns == NULL || ifname == NULL || id == NULL)
        return 1;
    snprintf(record, sizeof record, STATE "%s:%s", id, ifname);
    snprintf(draft, sizeof draft, STATE ".%s:%s", id, ifname);

    struct stat ours, theirs;
    int target = open_netns(netns), own = open_netns("/proc/thread-self/ns/net");
    if (fstat(target, &theirs) != 0 || fstat(own, &ours) != 0 || (ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev))
        fail("the container's namespace is the plugin's own");
    int host = open_route_socket();
    int container = open_route_socket_in(target, own);
    if (strcmp(command, "ADD") == 0)
        add(json, netns, ifname, target, host, container);
    else if (strcmp(command, "DEL") == 0)
        del(ifname, own, host, container);
    else
        return 1;
    return 0;
}
