using System.Runtime.InteropServices;

namespace Netlink.Comparison.Libmnl;

/// <summary>libmnl, called as one calls a C library from .NET: <c>libmnl/libmnl.h</c>.</summary>
internal static unsafe partial class Mnl
{
    private const string Library = "libmnl.so.0";

    [LibraryImport(Library)]
    internal static partial byte* mnl_nlmsg_put_header(byte* buffer);

    [LibraryImport(Library)]
    internal static partial byte* mnl_nlmsg_put_extra_header(byte* message, nuint size);

    [LibraryImport(Library)]
    internal static partial void mnl_attr_put_u32(byte* message, ushort type, uint value);

    [LibraryImport(Library)]
    internal static partial void mnl_attr_put(byte* message, ushort type, nuint length, byte* value);

    [LibraryImport(Library)]
    internal static partial byte* mnl_attr_nest_start(byte* message, ushort type);

    [LibraryImport(Library)]
    internal static partial void mnl_attr_nest_end(byte* message, byte* nest);

    [LibraryImport(Library)]
    internal static partial int mnl_attr_parse(byte* message, uint offset, delegate* unmanaged<byte*, void*, int> callback, void* data);

    [LibraryImport(Library)]
    internal static partial int mnl_attr_parse_nested(byte* nest, delegate* unmanaged<byte*, void*, int> callback, void* data);

    [LibraryImport(Library)]
    internal static partial ushort mnl_attr_get_type(byte* attribute);

    [LibraryImport(Library)]
    internal static partial byte* mnl_attr_get_payload(byte* attribute);

    [LibraryImport(Library)]
    internal static partial uint mnl_attr_get_u32(byte* attribute);

    [LibraryImport(Library)]
    internal static partial void* mnl_socket_open(int bus);

    [LibraryImport(Library)]
    internal static partial int mnl_socket_bind(void* socket, uint groups, int pid);

    [LibraryImport(Library)]
    internal static partial nint mnl_socket_sendto(void* socket, void* message, nuint length);

    [LibraryImport(Library)]
    internal static partial nint mnl_socket_recvfrom(void* socket, void* buffer, nuint length);

    [LibraryImport(Library)]
    internal static partial int mnl_socket_close(void* socket);

    [LibraryImport(Library)]
    internal static partial int mnl_cb_run(void* buffer, nuint length, uint sequence, uint portId, delegate* unmanaged<byte*, void*, int> callback, void* data);
}
