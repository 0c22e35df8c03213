using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace EndToEnd.World;

/// <summary>A member of the demo's staff, the review officer unless said otherwise, with an authenticator app.</summary>
internal sealed class Officer(Visitor visitor, string name = "officer")
{
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly Dictionary<string, long> LastSteps = [];

    public async Task SignInAsync(string path = "/reviews")
    {
        await visitor.GoAsync(path);
        await visitor.UntilAtAsync("/staff/sign-in");
        await OneAtATime.WaitAsync();
        try
        {
            await TypeAsync($"demo-{name}-2026", await FreshCodeAsync(name));
            await visitor.UntilAtAsync($"{path}$");
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

    public async Task OpenReviewAsync(Firm firm)
    {
        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = firm.Name });
        await row.Locator("a[href^='/reviews/']").ClickAsync();
        await visitor.UntilAtAsync("/reviews/[0-9a-f-]{36}$");
    }

    public async Task ClaimAsync()
    {
        await visitor.Page.Locator("form[action$='/claim'] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[name=Decision]").First).ToBeVisibleAsync();
    }

    /// <summary>The next matter, or the empty list, follows at once.</summary>
    public async Task DecideAsync(string decision, string? reasonCode = null)
    {
        var before = visitor.Page.Url;
        await visitor.Page.Locator($"[name=Decision][value={decision}]").CheckAsync();
        if (reasonCode is not null) await visitor.Page.Locator("[name=ReasonCode]").SelectOptionAsync(reasonCode);
        await visitor.Page.Locator("form:has([name=Decision]) button").ClickAsync();
        await Assertions.Expect(visitor.Page).Not.ToHaveURLAsync(before, new() { Timeout = Visitor.Patience });
        await visitor.UntilAtAsync("/reviews");
    }

    public Task ConfirmAsync() => DecideAsync("Confirmed");

    // A code is good once for each account, half a minute early or late: three sign-ins of a run need not wait for each other.
    private static async Task<string> FreshCodeAsync(string name)
    {
        static long Step() => DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;
        var step = LastSteps[name] = Math.Max(LastSteps.GetValueOrDefault(name) + 1, Step() - 1);
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
