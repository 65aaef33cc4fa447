namespace Netlink.Codec.Diagnostics;

/// <summary>Error numbers that netlink answers with: <c>asm-generic/errno-base.h</c>, <c>asm-generic/errno.h</c>.</summary>
public static class Errno
{
    /// <summary>Operation not permitted.</summary>
    public const int EPERM = 1;
    /// <summary>No such file or directory.</summary>
    public const int ENOENT = 2;
    /// <summary>Interrupted by a signal.</summary>
    public const int EINTR = 4;
    /// <summary>Bad file descriptor.</summary>
    public const int EBADF = 9;
    /// <summary>Try again.</summary>
    public const int EAGAIN = 11;
    /// <summary>Out of memory.</summary>
    public const int ENOMEM = 12;
    /// <summary>Permission denied.</summary>
    public const int EACCES = 13;
    /// <summary>Device or resource busy.</summary>
    public const int EBUSY = 16;
    /// <summary>File exists.</summary>
    public const int EEXIST = 17;
    /// <summary>No such device.</summary>
    public const int ENODEV = 19;
    /// <summary>Invalid argument.</summary>
    public const int EINVAL = 22;
    /// <summary>Out of range.</summary>
    public const int ERANGE = 34;
    /// <summary>Message too long.</summary>
    public const int EMSGSIZE = 90;
    /// <summary>Protocol not available.</summary>
    public const int ENOPROTOOPT = 92;
    /// <summary>Operation not supported.</summary>
    public const int EOPNOTSUPP = 95;
    /// <summary>Address in use.</summary>
    public const int EADDRINUSE = 98;
    /// <summary>Address not available.</summary>
    public const int EADDRNOTAVAIL = 99;
    /// <summary>Network is down.</summary>
    public const int ENETDOWN = 100;
    /// <summary>Network is unreachable.</summary>
    public const int ENETUNREACH = 101;
    /// <summary>No buffer space: messages were lost.</summary>
    public const int ENOBUFS = 105;

    /// <summary>Names from 1 on, in order; not an array, which would be built at every start that comes near it.</summary>
    private const string Names =
        "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY " +
        "EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE " +
        "EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST " +
        "ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR " +
        "ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD " +
        "EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ " +
        "EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT " +
        "EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN " +
        "ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN " +
        "ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED " +
        "EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON";

    /// <summary>The C name, <c>EINVAL</c>; null for a number without one. 524 is the kernel's own <c>ENOTSUPP</c>, which leaks out of drivers.</summary>
    public static string? Name(int errno)
    {
        if (errno == 524)
            return "ENOTSUPP";
        int at = 1;
        foreach (Range range in Names.AsSpan().Split(' '))
        {
            if (at++ == errno)
                return Names[range] is "-" ? null : Names[range];
        }
        return null;
    }

    /// <summary>The words that other tools use for <paramref name="errno"/>, in lower case; the number for one not listed.</summary>
    public static string Describe(int errno) => errno switch
    {
        EPERM => "operation not permitted",
        ENOENT => "no such file or directory",
        3 => "no such process",
        EINTR => "interrupted system call",
        6 => "no such device or address",
        7 => "argument list too long",
        EBADF => "bad file descriptor",
        EAGAIN => "resource temporarily unavailable",
        ENOMEM => "cannot allocate memory",
        EACCES => "permission denied",
        EBUSY => "device or resource busy",
        EEXIST => "file exists",
        18 => "invalid cross-device link",
        ENODEV => "no such device",
        20 => "not a directory",
        21 => "is a directory",
        EINVAL => "invalid argument",
        23 => "too many open files in system",
        24 => "too many open files",
        28 => "no space left on device",
        30 => "read-only file system",
        ERANGE => "numerical result out of range",
        36 => "file name too long",
        40 => "too many levels of symbolic links",
        38 => "function not implemented",
        61 => "no data available",
        75 => "value too large for defined data type",
        EMSGSIZE => "message too long",
        ENOPROTOOPT => "protocol not available",
        EOPNOTSUPP => "operation not supported",
        97 => "address family not supported by protocol",
        EADDRINUSE => "address already in use",
        EADDRNOTAVAIL => "cannot assign requested address",
        ENETDOWN => "network is down",
        ENETUNREACH => "network is unreachable",
        ENOBUFS => "no buffer space available",
        110 => "connection timed out",
        113 => "no route to host",
        _ => $"errno {errno}",
    };
}
