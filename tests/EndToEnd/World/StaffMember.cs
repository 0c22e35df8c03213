using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace EndToEnd.World;

/// <summary>A member of the demo's staff, with an authenticator app.</summary>
internal sealed class StaffMember(Visitor visitor, string name)
{
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly Dictionary<string, long> LastSteps = [];

    public async Task SignInAsync()
    {
        await visitor.GoAsync("/staff/sign-in");
        await SignInHereAsync();
    }

    /// <summary>On the sign-in page that another page led to; returns once it is left.</summary>
    public async Task SignInHereAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            await TypeAsync($"demo-{name}-2026", await FreshCodeAsync());
            await Assertions.Expect(visitor.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/staff/sign-in"), new() { Timeout = Visitor.Patience });
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public async Task TypeAsync(string password, string code)
    {
        await visitor.Page.Locator("[name=UserName]").FillAsync(name);
        await visitor.Page.Locator("[name=Password]").FillAsync(password);
        await visitor.Page.Locator("[name=Code]").FillAsync(code);
        await visitor.SendAsync("Code");
    }

    // A code is good once, half a minute early or late: the one of now, or of the half minute to come, stays good while it is typed.
    private async Task<string> FreshCodeAsync()
    {
        static long Step() => DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;
        var step = LastSteps[name] = Math.Max(LastSteps.GetValueOrDefault(name) + 1, Step());
        while (Step() < step - 1) await Task.Delay(200);
        return CodeAt(step);
    }

    // RFC 6238, written again: the portal's own code is not its own judge.
    private static string CodeAt(long step)
    {
        var bits = string.Concat(Secret.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The RFC's algorithm.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
