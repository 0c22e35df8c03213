namespace Demo;

/// <summary>Where the running system is: --portal, --sandbox, --assistant, --out.</summary>
internal sealed record Addresses(Uri Portal, Uri Sandbox, Uri Assistant, string Out)
{
    public static Addresses From(string[] args) => new(
        new Uri(Option(args, "--portal") ?? "http://127.0.0.1:5080"),
        new Uri(Option(args, "--sandbox") ?? "http://127.0.0.1:5090"),
        new Uri(Option(args, "--assistant") ?? "http://127.0.0.1:18495"),
        Option(args, "--out") ?? "out");

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
