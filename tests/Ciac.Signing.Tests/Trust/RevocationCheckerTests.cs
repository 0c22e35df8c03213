using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Tests.Trust;

public sealed class RevocationCheckerTests : IAsyncLifetime, IDisposable
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private static readonly TestAuthority Ca = TestAuthority.Shared;
    private static readonly X509Certificate2 Responder = Ca.IssueRsa("Responder", new LeafOptions { Purposes = [OcspSigning] });
    private readonly OpenSsl _openssl = new();
    private HttpParty _ocsp = null!;
    private HttpParty _crl = null!;

    public async Task InitializeAsync()
    {
        _ocsp = await HttpParty.StartAsync();
        _crl = await HttpParty.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _ocsp.DisposeAsync();
        await _crl.DisposeAsync();
    }

    public void Dispose() => _openssl.Dispose();

    private X509Certificate2 Leaf() => Ca.IssueRsa("Leaf", new LeafOptions { OcspAddress = _ocsp.Address.ToString(), CrlAddress = _crl.Address.ToString() });

    private void Respond(string index, X509Certificate2? responder = null, params string[] options) =>
        _ocsp.Answer = async request => await _openssl.OcspAsync(request, new OcspParty(Ca.Rsa, responder ?? Responder, options.Length > 0 ? options : ["-nmin", "5"]), index);

    private static RevocationChecker Checker(RevocationOptions? options = null) => new(HttpParty.Client, options ?? new RevocationOptions());

    private static Task<RevocationStatus> AskAsync(RevocationChecker checker, X509Certificate2 leaf, TimeSpan later = default) =>
        checker.CheckAsync(leaf, Ca.Rsa, DateTimeOffset.UtcNow + later, CancellationToken.None);

    [Fact]
    public async Task A_certificate_that_the_responder_knows_is_good_and_asked_once_in_ten_minutes()
    {
        var leaf = Leaf();
        Respond(OpenSsl.Line(leaf), null, "-ndays", "7");
        var checker = Checker(new RevocationOptions { NonceRequired = true });

        var first = await AskAsync(checker, leaf);
        var second = await AskAsync(checker, leaf, TimeSpan.FromMinutes(9));
        var third = await AskAsync(checker, leaf, TimeSpan.FromMinutes(11));

        Assert.Equal(RevocationSource.Ocsp, Assert.IsType<RevocationStatus.Good>(first).Source);
        Assert.IsType<RevocationStatus.Good>(second);
        Assert.IsType<RevocationStatus.Good>(third);
        Assert.Equal(2, _ocsp.Calls);
    }

    [Fact]
    public async Task A_good_answer_is_kept_no_longer_than_its_next_update()
    {
        var leaf = Leaf();
        Respond(OpenSsl.Line(leaf), null, "-nmin", "2");
        var checker = Checker();

        await AskAsync(checker, leaf);
        await AskAsync(checker, leaf, TimeSpan.FromMinutes(3));

        Assert.Equal(2, _ocsp.Calls);
    }

    [Fact]
    public async Task A_revoked_certificate_is_reported_with_time_and_reason()
    {
        var leaf = Leaf();
        var since = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 3600);
        Respond(OpenSsl.Line(leaf, since));

        var revoked = Assert.IsType<RevocationStatus.Revoked>(await AskAsync(Checker(), leaf));

        Assert.Equal(since, revoked.Since);
        Assert.Equal(1, revoked.Reason);
    }

    [Fact]
    public async Task Unknown_to_the_responder_fails_without_asking_the_list()
    {
        var leaf = Leaf();
        Respond(OpenSsl.Line(Ca.IssueRsa("another")));
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([]));

        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf));
        Assert.Equal(0, _crl.Calls);
    }

    [Fact]
    public async Task The_issuer_may_answer_itself()
    {
        var leaf = Leaf();
        Respond(OpenSsl.Line(leaf), Ca.Rsa, "-nmin", "5", "-resp_key_id");

        Assert.IsType<RevocationStatus.Good>(await AskAsync(Checker(), leaf));
    }

    public static TheoryData<string> Impostors => ["without the purpose", "of another authority", "another authority of the same name", "expired", "a plain leaf of another key"];

    [Theory, Trait("Case", "C-8")]
    [MemberData(nameof(Impostors))]
    public async Task An_answer_signed_by_somebody_else_is_not_believed(string who)
    {
        var twin = new TestAuthority("Test");
        var responder = who switch
        {
            "without the purpose" => Ca.IssueRsa("Responder"),
            "of another authority" => Ca.IssueEc("Responder", new LeafOptions { Purposes = [OcspSigning] }),
            "another authority of the same name" => twin.IssueRsa("Responder", new LeafOptions { Purposes = [OcspSigning] }),
            "expired" => Ca.IssueRsa("Responder", new LeafOptions { Purposes = [OcspSigning], NotAfter = TestAuthority.From.AddDays(1) }),
            _ => twin.Rsa,
        };
        var leaf = Leaf();
        Respond(OpenSsl.Line(leaf), responder);

        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf));
    }

    [Fact, Trait("Case", "C-8")]
    public async Task Stale_and_future_answers_are_not_believed()
    {
        var leaf = Leaf();
        Respond(OpenSsl.Line(leaf), null, "-nmin", "5");

        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf, TimeSpan.FromMinutes(21)));
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf, TimeSpan.FromMinutes(-16)));
        Assert.IsType<RevocationStatus.Good>(await AskAsync(Checker(), leaf, TimeSpan.FromMinutes(19)));
    }

    [Fact, Trait("Case", "C-8")]
    public async Task A_replayed_answer_is_caught_by_its_nonce()
    {
        var leaf = Leaf();
        byte[]? recorded = null;
        _ocsp.Answer = async request => recorded ??= await _openssl.OcspAsync(request, new OcspParty(Ca.Rsa, Responder, "-ndays", "1"), OpenSsl.Line(leaf));

        Assert.IsType<RevocationStatus.Good>(await AskAsync(Checker(), leaf));
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf));
    }

    [Fact]
    public async Task An_answer_about_another_certificate_is_not_taken()
    {
        var (leaf, other) = (Leaf(), Leaf());
        Respond(OpenSsl.Line(leaf) + OpenSsl.Line(other));
        var swapped = Checker(new RevocationOptions());
        _ocsp.Answer = async _ => await _openssl.OcspAsync(new OcspRequest(other, Ca.Rsa).Encode(), new OcspParty(Ca.Rsa, Responder, "-nmin", "5", "-no_nonce"), OpenSsl.Line(other));

        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(swapped, leaf));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("garbage")]
    [InlineData("")]
    public async Task A_responder_that_is_down_or_lies_is_replaced_by_the_list(string? answer)
    {
        var leaf = Leaf();
        _ocsp.Answer = _ => Task.FromResult(answer is null ? null : System.Text.Encoding.ASCII.GetBytes(answer));
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([]));

        Assert.Equal(RevocationSource.Crl, Assert.IsType<RevocationStatus.Good>(await AskAsync(Checker(), leaf)).Source);
    }

    [Fact]
    public async Task The_list_names_the_revoked_with_time_and_reason()
    {
        var leaf = Leaf();
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([leaf]));

        var revoked = Assert.IsType<RevocationStatus.Revoked>(await AskAsync(Checker(), leaf));

        Assert.Equal(TestAuthority.Today, revoked.Since);
        Assert.Equal(5, revoked.Reason);
    }

    [Fact]
    public async Task Lists_of_others_and_old_lists_are_not_believed()
    {
        var leaf = Leaf();
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([], issuer: Ca.Ec));
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf));
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([], issuer: new TestAuthority("Test").Rsa));
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf));
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([]));
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), leaf, TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task Nobody_answering_is_unknown_and_never_good()
    {
        var unknown = Assert.IsType<RevocationStatus.Unknown>(await AskAsync(Checker(), Leaf()));

        Assert.Contains("does not answer", unknown.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_soft_fail_switch_bridges_an_outage_by_the_last_list_for_a_day()
    {
        var leaf = Leaf();
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([]));
        var soft = Checker(new RevocationOptions { SoftFailUntil = DateTimeOffset.UtcNow.AddDays(9) });
        var hard = Checker();
        await AskAsync(soft, leaf);
        await AskAsync(hard, leaf);
        _crl.Answer = _ => Task.FromResult<byte[]?>(null);

        Assert.Equal(RevocationSource.LastGoodCrl, Assert.IsType<RevocationStatus.Good>(await AskAsync(soft, leaf, TimeSpan.FromHours(23))).Source);
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(hard, leaf, TimeSpan.FromHours(23)));
        Assert.IsType<RevocationStatus.Unknown>(await AskAsync(soft, leaf, TimeSpan.FromHours(25)));
    }

    [Fact]
    public async Task The_configured_responder_is_asked_instead_of_the_named_one()
    {
        await using var designated = await HttpParty.StartAsync();
        var leaf = Leaf();
        designated.Answer = async request => await _openssl.OcspAsync(request, new OcspParty(Ca.Rsa, Responder, "-nmin", "5"), OpenSsl.Line(leaf));

        Assert.IsType<RevocationStatus.Good>(await AskAsync(Checker(new RevocationOptions { OcspAddress = designated.Address }), leaf));
        Assert.Equal(0, _ocsp.Calls);
    }

    [Fact]
    public async Task A_slow_responder_does_not_hold_the_caller()
    {
        var leaf = Leaf();
        var never = new TaskCompletionSource<byte[]?>();
        _ocsp.Answer = _ => never.Task;
        _crl.Answer = _ => Task.FromResult<byte[]?>(List([]));

        var status = await AskAsync(Checker(new RevocationOptions { Timeout = TimeSpan.FromMilliseconds(300) }), leaf);
        never.SetResult(null);

        Assert.Equal(RevocationSource.Crl, Assert.IsType<RevocationStatus.Good>(status).Source);
    }

    private static byte[] List(X509Certificate2[] revoked, X509Certificate2? issuer = null)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked) builder.AddEntry(certificate, TestAuthority.Today, X509RevocationReason.CessationOfOperation);
        var signer = issuer ?? Ca.Rsa;
        return builder.Build(signer.SubjectName, TestAuthority.Generator(signer), 1, DateTimeOffset.UtcNow.AddHours(1), HashAlgorithmName.SHA256, X509AuthorityKeyIdentifierExtension.CreateFromIssuerNameAndSerialNumber(signer.IssuerName, signer.SerialNumberBytes.Span));
    }
}
