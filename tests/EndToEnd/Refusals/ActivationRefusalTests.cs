namespace EndToEnd.Refusals;

/// <summary>F2: what the wizard, the holder's code and the two signatures are refused for; the firm stays closed.</summary>
public sealed class ActivationRefusalTests : EndToEndTest
{
    [Fact]
    public Task Each_step_says_what_is_wrong_with_it() => VisitAsync(Looks.Desk, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync());
        var (firm, holder) = (journey.Firm, journey.Firm.Holder);
        await journey.SignInAsync();
        await visitor.GoAsync("/activate/unit-type");
        await visitor.IsRefusedAsync("ENT-003", "/activate/unit-type", ("origin", "Overseas"));
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, firm, "name", "上海虚构另一有限公司"));
        await visitor.IsRefusedAsync("ENT-007", "/activate/unit-type", ("origin", "Local"));
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, firm, "name", firm.Name));
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, firm, "status", "cancelled"));
        await visitor.IsRefusedAsync("ENT-006", "/activate/unit-type", ("origin", "Local"));
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, firm, "status", "active"));
        await VisitAsync(Looks.Desk, async far =>
        {
            await new Journey(far, Outsiders, await Outsiders.FreshFirmAsync("other-province")).SignInAsync();
            await far.GoAsync("/activate/unit-type");
            await far.IsRefusedAsync("ENT-004", "/activate/unit-type", ("origin", "Local"));
        });
        await journey.ChooseUnitTypeAsync("Local");
        await visitor.IsRefusedAsync("ENT-010", "/activate/unit", ("RepresentativeMobile", "12"));
        await visitor.GoAsync("/activate/unit");
        await journey.GiveUnitAsync();
        const string Step = "/activate/holder";
        (string, string)[] good = [("Nickname", "总部"), ("Name", holder.Name), ("DocumentKind", "ResidentId"), ("DocumentNumber", holder.IdNumber), ("Mobile", holder.Mobile)];
        await visitor.IsRefusedAsync("ENT-009", Step, [.. good[..3], ("DocumentNumber", "310101199001010010"), good[4]]);
        await visitor.IsRefusedAsync("ENT-008", Step, [.. good[..2], ("DocumentKind", "ForeignPassport"), ("DocumentNumber", "!"), good[4]]);
        await visitor.IsRefusedAsync("ENT-002", Step, [("Nickname", new string('长', 200)), .. good[1..]]);
        await visitor.IsRefusedAsync("ACC-032", Step, [.. good, ("Code", "123456")]);
        await visitor.IsRefusedAsync("ACC-036", Step, [.. good, ("Code", "12")]);
        await visitor.GoAsync(Step);
        await journey.AskHolderCodeAsync();
        await visitor.IsRefusedAsync("ACC-030", Step + "?handler=Code", good);
        var wrong = (await Outsiders.TextAsync(holder.Mobile, "SMS_HOLDER_CODE"))["code"] == "111111" ? "222222" : "111111";
        for (var again = 0; again < 5; again++) await visitor.PostAsync(Step, [.. good, ("Code", wrong)]);
        await visitor.SeesAsync("ACC-035");
        await visitor.GoAsync("/activate/check");
        await visitor.UntilAtAsync("/activate$");
        await visitor.SeesAsync(firm.Name);
    });

    [Fact]
    public Task Each_party_signs_in_its_turn_and_what_it_saw() => VisitAsync(Looks.Desk, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync());
        await journey.ReachSigningAsync();
        var sign = journey.SignPath;
        await visitor.IsRefusedAtAsync("SIGN-001", $"/sign/{Guid.NewGuid()}");
        await visitor.GoAsync(sign);
        await visitor.IsRefusedAsync("SIGN-002", sign + "/representative", ("code", "123456"));
        await visitor.IsRefusedAsync("SIGN-006", sign + "/enterprise", ("signatureValue", "AAAA"));
        await visitor.GoAsync(sign);
        var value = await new Key(visitor, journey.Firm.Token("administrator")).HoldAsync("**" + sign + "/enterprise", "signatureValue");
        var other = Convert.FromBase64String(value);
        other[^1] ^= 1;
        await visitor.IsRefusedAsync("SIGN-008", sign + "/enterprise", ("signatureValue", Convert.ToBase64String(other)));
        await visitor.GoAsync(sign);
        await journey.SealAsync();
        var person = $"/people/{journey.Firm.Representative.IdNumber}/credential";
        await Outsiders.PostAsync(person + "/revoke");
        await visitor.IsRefusedAsync("SIGN-005", sign + "/code");
        await Outsiders.PostAsync(person);
        await visitor.IsRefusedAsync("SIGN-023", sign + "/representative", ("code", "123456"));
        await visitor.GoAsync(sign);
        await journey.AskCodeAsync();
        await visitor.IsRefusedAsync("SIGN-025", sign + "/code");
        for (var again = 0; again < 6; again++) await visitor.PostAsync(sign + "/licence");
        await visitor.SeesAsync("SIGN-041");
        await visitor.GoAsync(sign);
        await visitor.Page.Locator("[data-dialog=withdraw]").ClickAsync();
        await visitor.Page.Locator("dialog[open] form[action] button").ClickAsync();
        await journey.EndAsync();
        await visitor.IsRefusedAsync("SIGN-003", sign + "/code");
    });

    [Fact]
    public Task Nobody_signs_for_another_person_nor_reads_on_another_phone() => VisitAsync(Looks.Desk, async visitor =>
    {
        var far = await Outsiders.FreshFirmAsync("other-province");
        var journey = new Journey(visitor, Outsiders, far with { Representative = far.Representative with { Name = "另有其人" } });
        await journey.ReachSigningAsync("OtherProvince");
        await journey.SealAsync();
        await visitor.IsRefusedAsync("SIGN-012", journey.SignPath + "/code");
        await VisitAsync(Looks.Desk, async desk =>
        {
            var firm = await Outsiders.FreshFirmAsync();
            var elsewhere = firm with { Representative = firm.Representative with { Mobile = "197" + firm.Representative.Mobile[3..] } };
            var other = new Journey(desk, Outsiders, elsewhere);
            await other.ReachSigningAsync();
            await other.SealAsync();
            await new Representative(desk, Outsiders, elsewhere).OpenLinkAsync();
            await desk.IsRefusedAsync("PHONE-002", new Uri(desk.Page.Url).AbsolutePath + "/mine/code");
        });
    });

    [Fact]
    public Task The_paper_way_goes_step_by_step_too() => VisitAsync(Looks.Desk, async visitor =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        await new Journey(visitor, Outsiders, firm).SignInAsync();
        await visitor.IsRefusedAtAsync("PAPER-011", "/certificates/renew");
        await visitor.GoAsync("/activate/paper");
        await visitor.IsRefusedAsync("PAPER-001", "/activate/paper?handler=Submit");
        await visitor.IsRefusedAsync("PAPER-008", "/activate/paper/complete");
        var paper = new PaperWay(visitor, firm);
        await paper.FillAsync();
        await visitor.IsRefusedAsync("PAPER-002", "/activate/paper?handler=Submit");
        await visitor.GoAsync("/activate/paper");
        await paper.ScanAsync();
        await paper.SubmitAsync();
        await visitor.IsRefusedAsync("PAPER-005", "/activate/paper");
        await visitor.GoAsync("/activate/paper");
        await visitor.PostAsync("/activate/paper?handler=Withdraw");
        await visitor.IsRefusedAsync("PAPER-007", "/activate/paper?handler=Withdraw");
    });
}
