using System.Globalization;
using System.Text;

namespace Plugin.KernelTests.Differential.World;

/// <summary>
/// A case as one shell script, so that a side of a case costs one process tree. It runs in a mount and network namespace of its own:
/// <c>/run</c>, <c>/sys</c> and every name in them are private, and all of it is gone when the shell ends, however it ends.
/// </summary>
internal static class CaseScript
{
    // DAD and link-local addresses come and go by timer; outcomes are to differ only by what the plugins did.
    private const string Prelude = """
        set -eu
        export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
        mount -t tmpfs none /run
        mkdir -p /run/netns /run/cni/bin /run/kept
        mount -t sysfs none /sys
        : >/run/netns/host
        mount --bind /proc/self/ns/net /run/netns/host
        ip netns add pod
        in_pod() { nsenter --net=/run/netns/pod "$@"; }
        quiet='echo 1 >/proc/sys/net/ipv6/conf/default/addr_gen_mode; echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad'
        eval "$quiet"
        in_pod sh -c "$quiet"
        cat >/run/facts.sh <<'END'
        printf 'addr show\nroute show table all\nrule show\n' | ip -j -d -batch -
        ip -j -6 rule show
        cd /proc/sys/net/ipv6/conf
        grep -v '^0' */disable_ipv6 */keep_addr_on_down || true
        END
        look() {
          for space in /run/netns/*; do
            echo "= ${space##*/}"
            nsenter --net="$space" sh -e /run/facts.sh
          done
          echo '= files'
          if [ -d /run/kept ]; then (cd /run/kept && find . -type f -exec grep -nH '' {} +) || true; fi
        } >"$OUT/$1"
        delegate() { cat >"/run/cni/bin/$1"; chmod 755 "/run/cni/bin/$1"; }

        """;

    /// <summary>The script; it takes <c>OUT</c>, <c>PLUGIN</c> and <c>DELEGATES</c>, a folder, from its environment.</summary>
    public static string Of(Case wanted)
    {
        var script = new StringBuilder(Prelude);
        foreach (string name in wanted.Delegates)
            script.Append("ln -s \"$DELEGATES\"/").Append(name).Append(" /run/cni/bin/\n");
        script.Append(wanted.Setup).Append('\n');
        for (int i = 0; i < wanted.Steps.Length; i++)
            AppendStep(script, wanted.Steps[i], i);
        return script.Append("ls /run/hostdevice-fast >\"$OUT/records\" 2>/dev/null || :\n").ToString();
    }

    private static void AppendStep(StringBuilder script, Step step, int index)
    {
        string at = index.ToString(CultureInfo.InvariantCulture);
        script.Append(step.Before);
        if (index == 0 || step.Before.Length > 0)
            script.Append($"\nlook {at}.before\n");
        script.Append(Input(step)).Append($" >\"$OUT/{at}.stdin\"\ncode=0\nenv -i PATH=\"$PATH\"");
        foreach ((string name, string value) in step.Variables())
            script.Append(' ').Append(Quote($"{name}={value}"));
        script.Append($" timeout --foreground 20 \"$PLUGIN\" <\"$OUT/{at}.stdin\" >\"$OUT/{at}.stdout\" 2>\"$OUT/{at}.stderr\" || code=$?\n")
            .Append($"echo $code >\"$OUT/{at}.exit\"\nlook {at}.after\n");
    }

    private static string Input(Step step)
    {
        if (step.ResultOf < 0)
            return "printf %s " + Quote(step.Input);
        string open = Quote(step.Input[..step.Input.LastIndexOf('}')] + ",\"prevResult\":");
        return string.Create(CultureInfo.InvariantCulture, $"{{ printf %s {open}; cat \"$OUT/{step.ResultOf}.stdout\"; printf '}}'; }}");
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
