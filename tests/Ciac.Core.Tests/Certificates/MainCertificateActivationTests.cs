using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>F2 from the sign-in to the main certificate, for each category of firm.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MainCertificateActivationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("local")]
    [InlineData("local-without-code")]
    [InlineData("other-province")]
    [InlineData("overseas")]
    public async Task Both_signatures_make_the_certificate_the_units_main_certificate(string category)
    {
        var desk = await Desk.ReadyToSealAsync(portal.World, category);
        Assert.Equal(NextPage.ActivateMain, desk.Next);
        await desk.SealAsync();
        await desk.RepresentativeSignsAsync();
        if (category != "local") await ConfirmAsync(desk);

        Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
        Assert.Equal(SignatureRequestState.Completed, (await desk.RequestAsync()).State);
        await AssertInEffectAsync(desk);
        Assert.Equal(EventsOf(category), await desk.EventsAsync());
        var report = await PdfSig.ReportAsync(await desk.PdfAsync());
        Assert.Equal(3, report.Split("Signature is Valid").Length - 1);
        Assert.Contains("Total document signed", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_who_is_the_legal_representative_becomes_that()
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox));
        await desk.FillAsync();
        var draft = await portal.World.ReadAsync(async db =>
        {
            var activation = await db.Activations.SingleAsync(a => a.Number == desk.Number);
            activation.Data = activation.Data with
            {
                Holder = activation.Data.Holder! with { Name = desk.Firm.Representative.Name, DocumentNumber = desk.Firm.Representative.IdNumber },
            };
            return await db.SaveChangesAsync();
        });
        Assert.Equal(1, draft);
        await desk.SubmitAsync();
        await desk.SealAsync();
        await desk.RepresentativeSignsAsync();
        Assert.Equal(HolderRole.LegalRepresentative, (await CredentialAsync(desk)).Role);
    }

    private async Task ConfirmAsync(Desk desk)
    {
        Assert.Equal(ActivationState.Running, (await desk.ActivationAsync()).State);
        await Officer.DecideAsync(portal.World, desk, confirm: true);
    }

    private async Task AssertInEffectAsync(Desk desk)
    {
        var enterprise = await portal.World.ReadAsync(db => db.Enterprises.SingleAsync(e => e.Identifier == desk.Firm.Identifier));
        Assert.Equal((desk.Firm.Name, desk.Firm.Origin, desk.Firm.Representative.Name), (enterprise.Name, enterprise.Origin, enterprise.RepresentativeName));
        Assert.Equal(desk.Firm.Origin == UnitOrigin.Local, enterprise.RegistryAsOf is not null);
        var credential = await CredentialAsync(desk);
        Assert.Equal((enterprise.Id, true, CredentialStatus.Active), (credential.EnterpriseId, credential.IsMain, credential.Status));
        Assert.Equal((HolderRole.CertificateAdministrator, desk.Firm.KeyHolder.Mobile), (credential.Role, credential.HolderMobile));
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(portal.World, desk.Firm)).Next);
    }

    private Task<Credential> CredentialAsync(Desk desk) => portal.World.ReadAsync(db => db.Credentials.SingleAsync(c => c.UniqueId == desk.Caller.UniqueId));

    private static string[] EventsOf(string category) =>
    [
        "activation.submitted", "document.drawn", "signature.Enterprise", "signature.link-sent", "signature.code-asked", "signature.LegalRepresentative",
        .. category == "local" ? Array.Empty<string>() : ["review.opened", "review.claimed", "review.confirmed"],
        "signature.Platform", "activation.done",
    ];
}
