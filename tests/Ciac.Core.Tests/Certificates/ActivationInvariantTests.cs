using Ciac.Core.Certificates;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Tests.Certificates;

/// <summary>The invariants of 1-domain that this flow could break, attacked.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ActivationInvariantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_two_certificates_of_one_unit_that_arrive_at_the_same_instant_one_becomes_main()
    {
        await using var second = portal.World.SecondNode();
        var firm = await Firm.FreshAsync(portal.World.Sandbox, "local", Firm.Holder, "clerk-1");
        var (first, firstCode) = await CodeAskedAsync(firm, Firm.Holder);
        var (other, otherCode) = await CodeAskedAsync(firm, "clerk-1");
        var desks = new[] { first, other };
        Desk.Allowed(await first.SignAsync(firstCode));
        Desk.Allowed(await other.SignAsync(otherCode));
        await Task.WhenAll(portal.World.MoveAsync(), second.MoveAsync());
        await portal.World.MoveAsync();
        await AssertOneAsync(desks);

        for (var round = 0; round < 20; round++)
        {
            await ForgetAsync(desks);
            await Task.WhenAll(desks.Select((desk, i) => Task.Run(() => ActivateAsync(i == 0 ? portal.World : second, desk))));
            await AssertOneAsync(desks);
        }
    }

    [Fact]
    public async Task A_document_that_was_altered_after_signing_takes_no_effect()
    {
        var desk = await ActivatedAsync();
        await ForgetAsync(desk);
        await portal.World.RunSqlAsync($"""
            INSERT INTO ciac.document_revisions (document_id, number, sha256, content, created_at)
            SELECT document_id, 4, sha256, set_byte(content, 2000, get_byte(content, 2000) # 1), now() FROM ciac.document_revisions
            WHERE number = 3 AND document_id = '{(await desk.RequestAsync()).DocumentId}'
            """);
        await AssertWithoutEffectAsync(desk, "not the one that was drawn|does not verify");
    }

    [Fact]
    public async Task A_document_signed_by_somebody_else_takes_no_effect()
    {
        var desk = await ActivatedAsync();
        var other = await Desk.ReadyToSealAsync(portal.World);
        await ForgetAsync(desk);
        await portal.World.RunSqlAsync($"""
            UPDATE ciac.signatories s SET expected_identity = o.expected_identity FROM ciac.signatories o
            WHERE s.request_id = '{desk.RequestId}' AND o.request_id = '{other.RequestId}' AND s.role = 'LegalRepresentative' AND o.role = s.role
            """);
        await AssertWithoutEffectAsync(desk, "not signed by the right LegalRepresentative");
    }

    [Fact]
    public async Task A_second_main_certificate_is_refused_by_the_database_itself()
    {
        var desk = await ActivatedAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => portal.World.RunSqlAsync($"""
            INSERT INTO ciac.credentials SELECT gen_random_uuid(), enterprise_id, unique_id || 'X', serial_number, valid_from, valid_until, thumbprint, nickname,
                holder_name, holder_document_kind, holder_document_number, holder_mobile, holder_registration, role, is_main, status, activated_at, certificate_name, kind
            FROM ciac.credentials WHERE unique_id = '{desk.Caller.UniqueId}'
            """));
        Assert.Equal("credentials_one_main", refused.ConstraintName);
    }

    [Theory]
    [InlineData("UPDATE ciac.document_revisions SET content = '\\x00'")]
    [InlineData("DELETE FROM ciac.document_revisions")]
    [InlineData("TRUNCATE ciac.document_revisions")]
    [InlineData("UPDATE ciac.audit_events SET detail = 'nothing'")]
    [InlineData("DELETE FROM ciac.audit_events WHERE false")]
    [InlineData("TRUNCATE ciac.audit_events")]
    public async Task Signed_bytes_and_the_audit_record_only_grow(string attack) => Assert.Equal(
        PostgresErrorCodes.InsufficientPrivilege,
        (await Assert.ThrowsAsync<PostgresException>(() => portal.World.RunSqlAsync(attack))).SqlState);

    private async Task<Desk> ActivatedAsync()
    {
        var desk = await Desk.SealedAsync(portal.World);
        await desk.RepresentativeSignsAsync();
        Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
        return desk;
    }

    // All but the representative's signature is there.
    private async Task<(Desk Desk, string Code)> CodeAskedAsync(Firm firm, string role)
    {
        portal.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var desk = await Desk.SignInAsync(portal.World, firm, role);
        await desk.FillAsync();
        await desk.SubmitAsync();
        await desk.SealAsync();
        return (desk, await desk.RepresentativeCodeAsync());
    }

    // As if the effect were still to come.
    private async Task ForgetAsync(params Desk[] desks)
    {
        foreach (var desk in desks)
        {
            await portal.World.RunSqlAsync($"""
                UPDATE ciac.activations SET state = 'Running', ended_at = NULL WHERE number = '{desk.Number}';
                DELETE FROM ciac.credentials WHERE unique_id = '{desk.Caller.UniqueId}';
                DELETE FROM ciac.enterprises WHERE identifier = '{desk.Firm.Identifier}'
                """);
        }
    }

    private static Task<ActivationState> ActivateAsync(PortalWorld node, Desk desk) => node.AskAsync((ActivateMain verb) => verb.HandleAsync(desk.Number, None));

    private async Task AssertOneAsync(Desk[] desks)
    {
        var states = await Task.WhenAll(desks.Select(async desk => (await desk.ActivationAsync()).State));
        Assert.Equal([ActivationState.Activated, ActivationState.Overtaken], states.Order());
        var identifier = desks[0].Firm.Identifier;
        var enterprise = await portal.World.ReadAsync(db => db.Enterprises.SingleAsync(e => e.Identifier == identifier));
        Assert.Equal(1, await portal.World.ReadAsync(db => db.Credentials.CountAsync(c => c.EnterpriseId == enterprise.Id && c.IsMain)));
    }

    private async Task AssertWithoutEffectAsync(Desk desk, string why)
    {
        var incident = await Assert.ThrowsAsync<InvalidOperationException>(() => ActivateAsync(portal.World, desk));
        Assert.Matches(why, incident.Message);
        Assert.Equal(ActivationState.Running, (await desk.ActivationAsync()).State);
        Assert.False(await portal.World.ReadAsync(db => db.Credentials.AnyAsync(c => c.UniqueId == desk.Caller.UniqueId)));
    }
}
