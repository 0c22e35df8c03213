using System.Diagnostics;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Xunit.Abstractions;

namespace Ciac.Core.Tests.Certificates;

/// <summary>企业证书管理: what each role sees, how it is searched and paged, and that another firm's rows never come.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CertificateListTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task An_administrator_sees_every_certificate_with_what_may_be_done()
    {
        var admin = await World.OpenUnitAsync("clerk-2", "without-seal");
        var clerk = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var cancelled = await OpenUnit.SubAsync(World, admin.Firm, "without-seal", c => c.Status = CredentialStatus.Cancelled);
        await World.OpenUnitAsync();
        var page = await ListAsync(admin, new CertificateQuery());
        Assert.Equal(3, page.Total);
        Assert.Equal(
            [(admin.Caller.CredentialId!.Value, new(true, false, false)), (clerk, new(true, true, false) { CanGrant = true, Upgrade = UpgradeWay.ByMain }), (cancelled, new(false, false, true))],
            page.Rows.Select(row => (row.Credential.Id, row.Rights)));
        Assert.NotNull(page.Rows[0].LastSignInAt);
        Assert.Null(page.Rows[1].LastSignInAt);
    }

    [Fact]
    public async Task A_clerk_sees_the_active_ones_and_acts_on_the_own_row_only()
    {
        var admin = await World.OpenUnitAsync("clerk-2", "without-seal");
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        await OpenUnit.SubAsync(World, admin.Firm, "without-seal", c => c.Status = CredentialStatus.Cancelled);
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var page = await ListAsync(clerk, new CertificateQuery());
        Assert.Equal(2, page.Total);
        Assert.All(page.Rows, row => Assert.Equal(
            row.Credential.Id == clerk.Caller.CredentialId ? new CertificateRights(true, false, false) { CanAsk = true, Upgrade = UpgradeWay.BySub } : new CertificateRights(false, false, false), row.Rights));
        Assert.Equal(0, (await ListAsync(clerk, new CertificateQuery { Standing = CertificateStanding.Cancelled })).Total);
    }

    [Fact]
    public async Task Below_never_commands_above()
    {
        var admin = await World.OpenUnitAsync("legal-representative", "clerk-2", "without-seal");
        await OpenUnit.SubAsync(World, admin.Firm, "legal-representative", c => c.Role = HolderRole.LegalRepresentative);
        await OpenUnit.SubAsync(World, admin.Firm, "without-seal", c => c.Role = HolderRole.CertificateAdministrator);
        var seen = await ListAsync(admin, new CertificateQuery { Role = HolderRole.LegalRepresentative });
        Assert.Equal(new CertificateRights(false, false, false) { Upgrade = UpgradeWay.ByMain }, Assert.Single(seen.Rows).Rights);
        var representative = await Desk.SignInAsync(World, admin.Firm, "legal-representative");
        var administrators = await ListAsync(representative, new CertificateQuery { Role = HolderRole.CertificateAdministrator });
        Assert.Equal([new(true, false, false), new(true, true, false) { CanDismiss = true }], administrators.Rows.Select(row => row.Rights));
    }

    [Theory]
    [InlineData("%", 0)]
    [InlineData("_", 0)]
    [InlineData("\\", 0)]
    [InlineData("' OR 1=1 --", 0)]
    [InlineData("CLERK", 1)]
    [InlineData("109@XY", 1)]
    [InlineData("clerk-2 ", 1)]
    public async Task What_is_searched_is_text_and_never_a_pattern(string search, int found)
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        Assert.Equal(found, (await ListAsync(admin, new CertificateQuery { Search = search })).Total);
    }

    [Fact]
    public async Task Filters_tell_the_standing_by_the_portals_clock()
    {
        var admin = await World.OpenUnitAsync("clerk-2", "without-seal");
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2", c => c.ValidUntil = World.Clock.GetUtcNow().AddDays(29));
        await OpenUnit.SubAsync(World, admin.Firm, "without-seal", c => c.ValidUntil = World.Clock.GetUtcNow().AddMinutes(-1));
        Assert.Equal("clerk-2", Assert.Single((await ListAsync(admin, new CertificateQuery { Standing = CertificateStanding.Expiring })).Rows).Credential.Nickname);
        Assert.Equal("without-seal", Assert.Single((await ListAsync(admin, new CertificateQuery { Standing = CertificateStanding.Expired })).Rows).Credential.Nickname);
        Assert.Equal(2, (await ListAsync(admin, new CertificateQuery { Standing = CertificateStanding.Active })).Total);
        Assert.Equal(2, (await ListAsync(admin, new CertificateQuery { IsMain = false })).Total);
    }

    [Fact]
    public async Task A_thousand_certificates_come_in_pages_each_once()
    {
        var admin = await World.OpenUnitAsync();
        await World.RunSqlAsync($"""
            INSERT INTO ciac.credentials (id, enterprise_id, unique_id, certificate_name, serial_number, valid_from, valid_until, thumbprint, nickname, holder_name,
                holder_document_kind, holder_document_number, holder_mobile, holder_registration, role, is_main, status, activated_at, kind)
            SELECT gen_random_uuid(), enterprise_id, n || unique_id, certificate_name, serial_number, valid_from, valid_until + n * interval '1 hour', thumbprint,
                '部门' || n % 7, '持证人' || n % 50, holder_document_kind, holder_document_number, holder_mobile, holder_registration, 'Clerk', false, 'Active', activated_at, kind
            FROM ciac.credentials, generate_series(1, 1000) n WHERE id = '{admin.Caller.CredentialId}';
            INSERT INTO ciac.sessions (id, token_hash, unique_id, created_at, last_seen_at, expires_at, kind)
            SELECT gen_random_uuid(), decode(md5(c.unique_id || n), 'hex'), c.unique_id, c.activated_at, c.activated_at, c.activated_at, c.kind FROM ciac.credentials c, generate_series(1, 20) n
            WHERE c.enterprise_id = (SELECT enterprise_id FROM ciac.credentials WHERE id = '{admin.Caller.CredentialId}');
            ANALYZE ciac.credentials; ANALYZE ciac.sessions;
            """);
        var seen = new HashSet<Guid>();
        var times = new List<double>();
        for (var page = 1; page <= 51; page++)
        {
            var clock = Stopwatch.StartNew();
            var shown = await ListAsync(admin, new CertificateQuery { Page = page, Sort = CertificateSort.Role, Descending = true });
            times.Add(clock.Elapsed.TotalMilliseconds);
            Assert.Equal(1001, shown.Total);
            Assert.All(shown.Rows, row => Assert.True(seen.Add(row.Credential.Id)));
        }

        Assert.Equal(1001, seen.Count);
        times.Sort();
        output.WriteLine($"p50 {times[25]:F1} ms, p95 {times[48]:F1} ms, longest {times[50]:F1} ms");
        Assert.Equal(51, (await ListAsync(admin, new CertificateQuery { Page = int.MaxValue })).Page);
        Assert.Equal(1001, Desk.Allowed(await World.AskAsync((ListCertificates verb) => verb.AllAsync(admin.Caller, new CertificateQuery(), None))).Count);
    }

    private async Task<CertificatePage> ListAsync(Desk desk, CertificateQuery query) =>
        Desk.Allowed(await World.AskAsync((ListCertificates verb) => verb.HandleAsync(desk.Caller, query, None)));
}
