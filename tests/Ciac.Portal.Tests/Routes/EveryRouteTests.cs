using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Grants;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Portal.Tests.Routes;

/// <summary>
/// Every route of the running portal, with the keys by which it opens for its own people (each is tried until one does;
/// a route that opens for nobody fails), asked by somebody else: another unit's administrator and clerk, an individual user,
/// the auditor, nobody. None is shown a word, and no row changes.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class EveryRouteTests(SandboxFixture sandbox) : IAsyncLifetime
{
    // Open to whoever holds the secret in the address, by design; their own tests try wrong ones.
    private static readonly string[] BySecret = ["/s/{token", "/s/requests/", "/v/{code}"];

    // The doors themselves have attacks of their own (tests/EndToEnd/Attacks) and limits; the API has its table of roles.
    private static readonly string[] Elsewhere = ["/elsa/api", "/dev/", "/callbacks/", "/sign-in", "/problem"];

    private readonly List<Desk> _owners = [];
    private PortalWorld? _world;
    private OpenPortal? _portal;

    public async Task InitializeAsync()
    {
        _world = await PortalWorld.StartAsync(sandbox);
        await LiveAsync();
        _portal = await OpenPortal.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _world!.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "A-1")]
    [Trait("Case", "A-23")]
    [Trait("Case", "A-24")]
    public async Task Nobody_else_is_shown_a_word_or_changes_a_row()
    {
        var ways = await WaysAsync();
        var keys = await KeysAsync(ways);
        var before = await Belongings.OfAsync(_world!);
        var stranger = await GrantWork.StartAsync(_world!);
        var individual = await Desk.SignInAsync(_world!, await Firm.FreshAsync(sandbox, "local", Firm.Holder, "personal"), "personal");
        string?[] sessions = [stranger.Admin.Session, stranger.Clerk.Session, individual.Session, await OpenPortal.StaffSessionAsync(_world!, StaffRole.Auditor), null];
        var words = WordsOf(_owners).Except(WordsOf([stranger.Admin, stranger.Clerk])).ToList();
        var requests = ways.Where(way => way.Method == "GET" || HasKey(way)).SelectMany(way => RequestsOf(way, keys)).ToList();
        var wrong = new List<string>();
        foreach (var session in sessions) wrong.AddRange(await WrongAsync(session, requests, words));
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong.Distinct()));
        Assert.Empty(await before.ChangedAsync(_world!));
    }

    /// <summary>The keys with which each route opens for some of its own people.</summary>
    private async Task<Dictionary<string, string>> KeysAsync(IReadOnlyList<Way> ways)
    {
        var belongings = await Belongings.OfAsync(_world!);
        var visits = new List<OpenPortal.Visit>();
        foreach (var session in _owners.Select(owner => owner.Session).Append(await OpenPortal.StaffSessionAsync(_world!, StaffRole.ReviewOfficer)).Append(await OpenPortal.StaffSessionAsync(_world!, StaffRole.CounterClerk)))
            visits.Add(await _portal!.ComeAsync(session));
        var keys = new Dictionary<string, string>();
        foreach (var way in ways.Where(way => way.Method == "GET" && IsKeyed(way)))
        {
            var key = await FirstAsync(way.Takes("id") ? belongings.Ids : belongings.NumbersFor(way.Name), key => IsOpenAsync(new Request(way, key), visits));
            Assert.True(key is not null, $"{way.Name} opens for nobody");
            keys[way.Name] = key;
        }

        return keys;
    }

    private async Task<List<string>> WrongAsync(string? session, IReadOnlyList<Request> requests, IReadOnlyList<string> words)
    {
        var visit = await _portal!.ComeAsync(session);
        var wrong = new List<string>();
        foreach (var request in requests)
        {
            var answer = await visit.AskAsync(request);
            if ((int)answer.Status is 429 or >= 500 || words.Any(word => answer.Body.Contains(word, StringComparison.Ordinal)) || (HasKey(request.Way) && answer.IsGiven))
                wrong.Add($"{request.Way.Name}: {(int)answer.Status} {answer.Location}");
        }

        return wrong;
    }

    private static async Task<bool> IsOpenAsync(Request request, IReadOnlyList<OpenPortal.Visit> visits) =>
        await FirstAsync(visits, async visit => (await visit.AskAsync(request)).IsGiven) is not null;

    private static async Task<T?> FirstAsync<T>(IEnumerable<T> all, Func<T, Task<bool>> isIt)
        where T : class
    {
        foreach (var one in all)
        {
            if (await isIt(one)) return one;
        }

        return null;
    }

    private async Task<List<Way>> WaysAsync() =>
        [.. (await _portal!.WaysAsync()).Where(way => BySecret.Concat(Elsewhere).All(start => !$"/{way.Pattern.RawText?.TrimStart('/')}".StartsWith(start, StringComparison.Ordinal)))];

    private static bool HasKey(Way way) => way.FormKeys.Count > 0 || IsKeyed(way);

    private static bool IsKeyed(Way way) => way.Takes("id") || way.Takes("number");

    // A form is sent with every key that opens its page; one that carries a key itself, with each session's.
    private IEnumerable<Request> RequestsOf(Way way, Dictionary<string, string> keys)
    {
        if (!HasKey(way)) return [new Request(way, "")];
        if (!IsKeyed(way)) return _owners.Select(owner => new Request(way, owner.Caller.SessionId.ToString()));
        return keys.Where(known => known.Key.Split(' ')[1] == way.Name.Split(' ')[1]).Select(known => known.Value).Distinct().Select(key => new Request(way, key));
    }

    private static IEnumerable<string> WordsOf(IEnumerable<Desk> desks) => desks.SelectMany<Desk, string>(desk =>
    [
        desk.Firm.Name, desk.Firm.Identifier, desk.Caller.UniqueId!, desk.Firm.KeyHolder.IdNumber, desk.Firm.KeyHolder.Mobile, desk.Firm.Representative.IdNumber, desk.Firm.Representative.Mobile,
    ]);

    // Units in the middle of everything: open with grants, appointing, opening, adding a certificate, applying on paper, with another main certificate; a person at the counter.
    private async Task LiveAsync()
    {
        var grants = await GrantWork.StartAsync(_world!);
        await grants.GrantedAsync("construction-permit");
        Desk.Allowed(await grants.RequestAsync("construction-permit", "safety-licence"));
        var opening = await Desk.SealedAsync(_world!);
        var typed = await Desk.SealedAsync(_world!, "overseas");
        await typed.RepresentativeSignsAsync();
        var applicant = await Desk.SignInAsync(_world!, await Firm.FreshAsync(sandbox));
        await _world!.SubmittedAsync(applicant, PaperKind.Activation);
        var foreigner = new CounterForm { Name = "Anna Example", DocumentKind = "ForeignPassport", DocumentNumber = "E12345678", Seen = true };
        Desk.Allowed(await _world!.AskAsync((EnterPerson verb) => verb.HandleAsync(Registering.FirstClerk, foreigner, Registering.Pictures, CancellationToken.None)));
        var appointing = await AppointmentWork.StartAsync(_world!);
        await appointing.DrawnAsync(AppointmentAct.Appoint);
        await appointing.Grants.AskedAsync("construction-permit");
        _owners.AddRange([appointing.Admin, appointing.Clerk, appointing.Representative, await AddingAsync(), await UpgradedAsync(), await UsingAsync(), grants.Admin, grants.Clerk, opening, typed, applicant]);
    }

    private async Task<Desk> AddingAsync()
    {
        var admin = await _world!.OpenUnitAsync("clerk-1", "clerk-2");
        await OpenUnit.SubAsync(_world!, admin.Firm, "clerk-1", credential => credential.Status = CredentialStatus.Cancelled);
        await _world!.SealChangeAsync(admin, await _world!.DrawnChangeAsync(admin, new UnitForm { Contact = "联系人" }));
        var added = Desk.Allowed(await _world!.AddAsync(admin, admin.Firm.Token("clerk-2")));
        Desk.Allowed(await _world!.FillAsync(admin, added, admin.Firm.Representative));
        await _world!.MoveAsync();
        return admin;
    }

    // A certificate that is collected and used, a use copy that waits for the seal, and another certificate whose data are to be checked.
    private async Task<Desk> UsingAsync()
    {
        var desk = await _world!.OpenUnitAsync();
        var certificate = await _world!.ReadyAsync(desk);
        await _world!.UsedAsync(desk, certificate);
        await _world!.DrawnUseAsync(desk, certificate);
        Desk.Allowed(await _world!.CollectAsync(desk, await _world!.ApprovedAsync(desk.Firm)));
        await _world!.MoveAsync();
        return desk;
    }

    private async Task<Desk> UpgradedAsync()
    {
        var work = await UpgradeWork.StartAsync(_world!);
        Desk.Allowed(await work.ProveAsync(await work.ConfirmedAsync(), work.Sub.Token));
        await _world!.MoveAsync();
        return await Desk.SignInAsync(_world!, work.Main.Firm, "clerk-1");
    }
}
