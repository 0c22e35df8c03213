using Ciac.Core.Accounts;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures;

/// <summary>What is refused while the legal representative signs; the request stays open and the document as it was.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RepresentativeRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Signatories = "ciac.signatories";
    private const string Locks = "ciac.signer_locks";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Produces("SIGN-010")]
    public async Task A_representative_without_a_personal_certificate_is_told_how_to_get_one()
    {
        var desk = await Desk.SealedAsync(portal.World, "other-province", firm => firm.UnitForm with
        {
            RepresentativeName = firm.KeyHolder.Name,
            RepresentativeDocumentNumber = firm.KeyHolder.IdNumber,
        });
        await portal.World.RefusesAsync(SignatureRefusals.NoPersonalCertificate, desk.AskCodeAsync);
        // The flow waits; once there is one it goes on.
        await portal.World.Sandbox.PostAsync($"people/{desk.Firm.KeyHolder.IdNumber}/credential", new { });
        Desk.Allowed(await desk.AskCodeAsync());
    }

    [Fact]
    [Produces("SIGN-012")]
    [Trait("Case", "A-11")]
    [Trait("Case", "A-53")]
    public async Task Somebody_elses_personal_certificate_does_not_sign()
    {
        var desk = await Desk.SealedAsync(portal.World, "other-province", firm => firm.UnitForm with { RepresentativeName = "另有其人" });
        await portal.World.RefusesAsync(SignatureRefusals.WrongRepresentative, desk.AskCodeAsync);
    }

    [Fact]
    [Trait("Case", "A-11")]
    public async Task A_revoked_personal_certificate_does_not_sign()
    {
        var desk = await Desk.SealedAsync(portal.World);
        await portal.World.Sandbox.PostAsync($"people/{desk.Firm.Representative.IdNumber}/credential/revoke", new { });
        await portal.World.RefusesAsync(SignatureRefusals.CertificateUnusable, desk.AskCodeAsync);
    }

    [Fact]
    [Produces("SIGN-011")]
    public async Task A_provider_in_trouble_uses_up_no_try()
    {
        var desk = await Desk.SealedAsync(portal.World);
        await portal.World.RefusesAsync(SignatureRefusals.ProviderDown, new Trouble("down", "csc"), desk.AskCodeAsync);
        await portal.World.RefusesAsync(SignatureRefusals.ProviderDown, new Trouble("slow", "csc"), desk.AskCodeAsync);
        await portal.World.RefusesAsync(SignatureRefusals.StatusUnknown, new Trouble("down", "ocsp", "crl"), desk.AskCodeAsync);
        var code = await desk.RepresentativeCodeAsync();
        await portal.World.RefusesAsync(SignatureRefusals.ProviderDown, new Trouble("garbage", "csc"), () => desk.SignAsync(code));
        await portal.World.RefusesAsync(SignatureRefusals.ProviderDown, new Trouble("down", "csc"), () => desk.SignAsync(code));
        Desk.Allowed(await desk.SignAsync(code));
    }

    [Fact]
    [Produces("SIGN-027")]
    public async Task An_authorisation_that_is_over_signs_nothing_and_another_code_may_be_asked_for_at_once()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var code = await desk.RepresentativeCodeAsync();
        await portal.World.RefusesAsync(SignatureRefusals.AuthorizationOver, new Trouble("expired-sad", "csc"), () => desk.SignAsync(code), Signatories);
        Desk.Allowed(await desk.SignAsync(await desk.RepresentativeCodeAsync()));
    }

    [Fact]
    [Trait("Case", "A-3")]
    public async Task A_value_of_another_key_signs_nothing()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var code = await desk.RepresentativeCodeAsync();
        await portal.World.RefusesAsync(SignatureRefusals.ValueWrong, new Trouble("wrong-key", "csc"), () => desk.SignAsync(code), Signatories);
    }

    [Fact]
    public async Task Without_a_stamp_the_representative_does_not_sign_and_may_ask_for_another_code_at_once()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var code = await desk.RepresentativeCodeAsync();
        await portal.World.RefusesAsync(SignatureRefusals.TimestampDown, new Trouble("down", "tsa"), () => desk.SignAsync(code), Signatories);
        await portal.World.RefusesAsync(SignatureRefusals.CodeNone, () => desk.SignAsync(code));
        Desk.Allowed(await desk.SignAsync(await desk.RepresentativeCodeAsync()));
    }

    [Fact]
    [Produces("SIGN-020", "SIGN-021", "SIGN-023", "SIGN-024", "SIGN-025", "SIGN-026")]
    [Trait("Case", "A-17")]
    public async Task The_sixth_code_is_not_tried_even_if_it_is_right()
    {
        var desk = await Desk.SealedAsync(portal.World);
        await portal.World.RefusesAsync(SignatureRefusals.CodeNone, () => desk.SignAsync("123456"));
        var code = await desk.RepresentativeCodeAsync();
        foreach (var typed in new[] { "", "12345", "12345a", "1234567" })
            await portal.World.RefusesAsync(SignatureRefusals.CodeMalformed, () => desk.SignAsync(typed));
        await portal.World.RefusesAsync(SignatureRefusals.Cooldown, desk.AskCodeAsync);

        await portal.World.RunSqlAsync("UPDATE ciac.signatories SET releasing_until = now() + interval '1 minute'");
        await portal.World.RefusesAsync(SignatureRefusals.BeingReleased, () => desk.SignAsync(code));
        await portal.World.RunSqlAsync("UPDATE ciac.signatories SET releasing_until = NULL");

        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 4; i++) await portal.World.RefusesAsync(SignatureRefusals.CodeWrong, () => desk.SignAsync(wrong), Signatories, Locks);
        await portal.World.RefusesAsync(SignatureRefusals.CodeDead, () => desk.SignAsync(wrong), Signatories, Locks);
        await portal.World.RefusesAsync(SignatureRefusals.CodeDead, () => desk.SignAsync(code));
        using var later = portal.World.Clock.Later(TimeSpan.FromSeconds(121));
        Desk.Allowed(await desk.SignAsync(await desk.RepresentativeCodeAsync()));
    }

    [Fact]
    [Produces("SIGN-028")]
    [Trait("Case", "A-17")]
    public async Task Ten_wrong_codes_in_a_day_stop_the_signing_by_code_for_a_day_and_the_person_is_told()
    {
        var desk = await Desk.SealedAsync(portal.World);
        for (var code = 0; code < 2; code++)
        {
            using var next = portal.World.Clock.Later(TimeSpan.FromMinutes(3 * code));
            var wrong = await desk.RepresentativeCodeAsync() == "000000" ? "000001" : "000000";
            for (var tries = 0; tries < 5; tries++) Assert.NotNull((await desk.SignAsync(wrong)).Refusal);
        }

        using (portal.World.Clock.Later(TimeSpan.FromHours(23)))
            await portal.World.RefusesAsync(SignatureRefusals.SignerLocked, desk.AskCodeAsync);
        Assert.Equal(1, await portal.World.ReadAsync(db => db.TextMessages.CountAsync(m => m.Template == "SMS_SIGNER_LOCKED" && m.Identifier == desk.Firm.Identifier)));
        Assert.Contains("signature.locked", await desk.EventsAsync());
        // The day passes for the lock only: the outside parties live in the real time.
        await portal.World.RunSqlAsync("UPDATE ciac.signer_locks SET locked_until = locked_until - interval '24 hours', since = since - interval '24 hours'");
        using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(6));
        Desk.Allowed(await desk.SignAsync(await desk.RepresentativeCodeAsync()));
    }

    [Fact]
    [Produces("SIGN-022")]
    public async Task A_code_expires_after_thirty_minutes()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var code = await desk.RepresentativeCodeAsync();
        using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(30));
        await portal.World.RefusesAsync(SignatureRefusals.CodeExpired, () => desk.SignAsync(code));
    }

    [Fact]
    [Produces("SIGN-007")]
    [Trait("Case", "A-2")]
    public async Task A_document_that_changed_after_it_was_shown_is_not_signed()
    {
        var seal = await Desk.ReadyToSealAsync(portal.World);
        var value = seal.Token.Sign((await seal.PrepareSealAsync()).ToBeSigned);
        await SlipInAsync(seal, 1);
        await portal.World.RefusesAsync(SignatureRefusals.DocumentChanged, () => seal.SealAsync(value));

        var signature = await Desk.SealedAsync(portal.World);
        var code = await signature.RepresentativeCodeAsync();
        await SlipInAsync(signature, 2);
        await portal.World.RefusesAsync(SignatureRefusals.DocumentChanged, () => signature.SignAsync(code), Signatories);
    }

    [Fact]
    [Produces("SIGN-003")]
    public async Task An_ended_request_is_not_signed()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var code = await desk.RepresentativeCodeAsync();
        Desk.Allowed(await portal.World.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(desk.Access, "信息有误", None)));
        await portal.World.RefusesAsync(SignatureRefusals.Ended, () => desk.SignAsync(code));
        await portal.World.RefusesAsync(SignatureRefusals.Ended, desk.AskCodeAsync);
        await portal.World.RefusesAsync(SignatureRefusals.Ended, () => portal.World.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(desk.Access, None)));
        await portal.World.RefusesAsync(SignatureRefusals.Ended, () => portal.World.AskAsync((PrepareSeal verb) => verb.HandleAsync(desk.Access, desk.Token.Certificate, None)));
    }

    [Fact]
    public async Task The_bearer_of_the_link_declines_only_when_it_is_their_turn()
    {
        var desk = await Desk.SealedAsync(portal.World);
        var address = Desk.Allowed(await portal.World.AskAsync((SendSigningLink verb) => verb.ShowAsync(desk.Access, None)));
        var link = new SigningAccess.Link(address[(address.LastIndexOf('/') + 1)..], new Origin(null, null));
        var view = Desk.Allowed(await portal.World.AskAsync((ViewSignatureRequest verb) => verb.HandleAsync(link, None)));
        Assert.Equal(desk.RequestId, view.Request.Id);
        await portal.World.RunSqlAsync($"UPDATE ciac.signatories SET signed_at = NULL WHERE role = 'Enterprise' AND request_id = '{desk.RequestId}'");
        await portal.World.RefusesAsync(SignatureRefusals.OutOfTurn, () => portal.World.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(link, "理由", None)));
    }

    // As somebody with the database in hand would do it: the bytes that will be signed are no longer those that were shown.
    private Task<int> SlipInAsync(Desk desk, int number) => portal.World.RunSqlAsync($"""
        INSERT INTO ciac.document_revisions (document_id, number, sha256, content, created_at)
        SELECT document_id, {number}, sha256(content || '\x0a'), content || '\x0a', now() FROM ciac.document_revisions r
        WHERE r.document_id = (SELECT document_id FROM ciac.signature_requests WHERE id = '{desk.RequestId}') ORDER BY number DESC LIMIT 1
        """);
}
