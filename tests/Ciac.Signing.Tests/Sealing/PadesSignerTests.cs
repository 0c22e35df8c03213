using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Trust;

namespace Ciac.Signing.Tests.Sealing;

public sealed class PadesSignerTests
{
    private static readonly string[] Fields = ["enterprise", "representative", "platform"];

    public static TheoryData<string> Bases => ["table", "packed"];

    private static byte[] Base(string kind) => kind == "packed" ? SamplePdf.Packed(Fields) : SamplePdf.Table(Fields);

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Three_signatures_in_sequence_are_valid_to_pdfsig_mutool_and_qpdf(string kind)
    {
        var signed = Seals.ThreeTimes(Base(kind));

        var pdfsig = await Judge.OnFileAsync(signed, "pdfsig", "-nocert");
        Assert.Equal(3, Regex(pdfsig.Said, "Signature is Valid"));
        Assert.Equal(1, Regex(pdfsig.Said, "Total document signed"));
        Assert.Equal(3, Regex(pdfsig.Said, "ETSI.CAdES.detached"));
        var mutool = await Judge.OnFileAsync(signed, "mutool", "sign", "-v");
        Assert.Equal(2, Regex(mutool.Said, "signature is valid but there have been edits"));
        Assert.Equal(1, Regex(mutool.Said, "document is unchanged since signing"));
        var qpdf = await Judge.OnFileAsync(signed, "qpdf", "--check");
        Assert.True(qpdf.Code == 0, qpdf.Said);
    }

    [Theory]
    [InlineData("enterprise")]
    [InlineData("platform")]
    public async Task The_cms_satisfies_openssl_with_the_cades_attributes(string field)
    {
        var certificate = field == "enterprise" ? Seals.Enterprise : Seals.Platform;
        var signed = Seals.Sign(Base("table"), field, certificate);
        var range = SignedRange.Of(signed);

        var said = await Judge.WithFileAsync(range.Cms, cms => Judge.WithFileAsync(range.Content, content => Judge.WithFileAsync(
            System.Text.Encoding.ASCII.GetBytes(TestAuthority.Shared.Root.ExportCertificatePem()),
            root => Judge.RunAsync("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cms, "-content", content, "-CAfile", root, "-purpose", "any", "-out", "/dev/null"))));

        Assert.True(said.Code == 0, said.Said);
    }

    [Fact]
    public async Task Seal_and_handwriting_are_drawn_into_their_fields()
    {
        var pdf = Base("packed");
        var seal = Seals.Parameters("enterprise", Seals.Enterprise) with { Appearance = new SignatureAppearance.RoundSeal("上海测试建设有限公司", "3101150012345") };
        var name = Seals.Parameters("representative", Seals.Representative) with { Appearance = new SignatureAppearance.HandwrittenName("王小明", new DateOnly(2026, 6, 1)) };
        var signed = Seals.Signer.Sign(pdf, seal, new LocalSignerKey(Seals.Enterprise));
        signed = Seals.Signer.Sign(signed, name, new LocalSignerKey(Seals.Representative));

        var text = await Judge.OnFileAsync(signed, "mutool", "draw", "-F", "txt");
        Assert.Contains("王小明", text.Said, StringComparison.Ordinal);
        var qpdf = await Judge.OnFileAsync(signed, "qpdf", "--check");
        Assert.True(qpdf.Code == 0, qpdf.Said);
    }

    [Fact]
    public void A_revision_only_appends_to_the_file()
    {
        var pdf = Base("table");

        var signed = Seals.Sign(pdf, "enterprise", Seals.Enterprise);

        Assert.True(signed.AsSpan().StartsWith(pdf));
    }

    [Fact]
    public void Preparing_twice_gives_the_same_attributes_and_a_prepared_signature_survives_json()
    {
        var pdf = Base("table");
        var parameters = Seals.Parameters("representative", Seals.Representative) with { Appearance = new SignatureAppearance.HandwrittenName("王小明", new DateOnly(2026, 6, 1)) };
        var prepared = Seals.Signer.Prepare(pdf, parameters);

        var stored = JsonSerializer.Deserialize<PreparedSignature>(JsonSerializer.Serialize(prepared))!;
        var again = Seals.Signer.Prepare(pdf, stored.Parameters);
        var value = new LocalSignerKey(Seals.Representative).Sign(stored.SignedAttributes);

        Assert.Equal(prepared.SignedAttributes, again.SignedAttributes);
        Assert.Equal(SHA256.HashData(prepared.SignedAttributes), prepared.AttributesDigest);
        Assert.Equal(Seals.Signer.Complete(pdf, prepared, value), Seals.Signer.Complete(pdf, stored, value));
    }

    [Fact]
    public void Signed_attributes_are_a_set_holding_the_document_digest_and_no_signing_time()
    {
        var prepared = Seals.Signer.Prepare(Base("table"), Seals.Parameters("enterprise", Seals.Enterprise));

        Assert.Equal(0x31, prepared.SignedAttributes[0]);
        Assert.True(prepared.SignedAttributes.AsSpan().IndexOf(prepared.DocumentDigest) > 0);
        Assert.True(prepared.SignedAttributes.AsSpan().IndexOf(SHA256.HashData(Seals.Enterprise.RawData)) > 0);
        var signingTime = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        signingTime.WriteObjectIdentifier("1.2.840.113549.1.9.5");
        Assert.True(prepared.SignedAttributes.AsSpan().IndexOf(signingTime.Encode()) < 0);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(384)]
    public async Task Raw_ecdsa_values_are_accepted_and_embedded_as_der(int bits)
    {
        var curve = bits == 256 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384;
        var certificate = TestAuthority.Shared.IssueEc("Cloud", curve: curve);
        using var key = certificate.GetECDsaPrivateKey()!;
        var pdf = Base("table");
        var prepared = Seals.Signer.Prepare(pdf, Seals.Parameters("enterprise", certificate));

        var raw = key.SignHash(prepared.AttributesDigest, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var signed = Seals.Signer.Complete(pdf, prepared, raw);

        Assert.Equal(0x30, PadesSigner.AcceptValue(prepared, raw)[0]);
        var pdfsig = await Judge.OnFileAsync(signed, "pdfsig", "-nocert");
        Assert.Equal(1, Regex(pdfsig.Said, "Signature is Valid"));
    }

    [Fact]
    public void A_value_of_another_key_is_refused_before_anything_is_written()
    {
        var pdf = Base("table");
        var prepared = Seals.Signer.Prepare(pdf, Seals.Parameters("enterprise", Seals.Representative));
        var foreign = new LocalSignerKey(Seals.Platform).Sign(prepared.SignedAttributes);

        var refused = Assert.Throws<SealingException>(() => Seals.Signer.Complete(pdf, prepared, foreign));

        Assert.Equal(SealingFailure.ValueMismatch, refused.Failure);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(300)]
    public void Garbage_is_not_a_value(int length)
    {
        var pdf = Base("table");
        var prepared = Seals.Signer.Prepare(pdf, Seals.Parameters("enterprise", Seals.Representative));

        var refused = Assert.Throws<SealingException>(() => Seals.Signer.Complete(pdf, prepared, new byte[length]));

        Assert.Equal(SealingFailure.ValueMismatch, refused.Failure);
    }

    [Fact]
    public void A_signature_prepared_on_another_base_is_refused()
    {
        var pdf = Base("table");
        var prepared = Seals.Signer.Prepare(pdf, Seals.Parameters("representative", Seals.Representative));
        var value = new LocalSignerKey(Seals.Representative).Sign(prepared.SignedAttributes);
        var movedOn = Seals.Sign(pdf, "enterprise", Seals.Enterprise);

        var refused = Assert.Throws<SealingException>(() => Seals.Signer.Complete(movedOn, prepared, value));

        Assert.Equal(SealingFailure.BaseChanged, refused.Failure);
    }

    [Fact]
    public void Stored_parameters_that_were_changed_are_noticed()
    {
        var pdf = Base("table");
        var prepared = Seals.Signer.Prepare(pdf, Seals.Parameters("representative", Seals.Representative));
        var value = new LocalSignerKey(Seals.Representative).Sign(prepared.SignedAttributes);
        var changed = prepared with { Parameters = prepared.Parameters with { Reason = "another" } };

        Assert.Equal(SealingFailure.BaseChanged, Assert.Throws<SealingException>(() => Seals.Signer.Complete(pdf, changed, value)).Failure);
    }

    [Fact]
    public void Too_little_room_is_said_with_both_numbers()
    {
        var pdf = Base("table");
        var parameters = Seals.Parameters("enterprise", Seals.Enterprise) with { ReservedBytes = 600 };

        var refused = Assert.Throws<SealingException>(() => Seals.Signer.Sign(pdf, parameters, new LocalSignerKey(Seals.Enterprise)));

        Assert.Equal(SealingFailure.ReservedTooSmall, refused.Failure);
        Assert.Contains("600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_and_a_signed_field_are_refused()
    {
        var signed = Seals.Sign(Base("table"), "enterprise", Seals.Enterprise);

        Assert.Equal(SealingFailure.FieldMissing, Assert.Throws<SealingException>(() => Seals.Sign(signed, "nobody", Seals.Enterprise)).Failure);
        Assert.Equal(SealingFailure.FieldSigned, Assert.Throws<SealingException>(() => Seals.Sign(signed, "enterprise", Seals.Enterprise)).Failure);
    }

    [Fact]
    public void Only_the_first_signature_may_certify()
    {
        var signed = Seals.Sign(Base("table"), "enterprise", Seals.Enterprise);

        Assert.Equal(SealingFailure.NotPermitted, Assert.Throws<SealingException>(() => Seals.Certify(signed, "platform", Seals.Platform)).Failure);
    }

    [Fact]
    public void A_weak_key_cannot_prepare()
    {
        var weak = TestAuthority.Shared.IssueRsa("Weak", new LeafOptions { RsaBits = 1024 });

        Assert.Equal(SealingFailure.UnusableCertificate, Assert.Throws<SealingException>(() => Seals.Sign(Base("table"), "enterprise", weak)).Failure);
    }

    [Fact]
    public void A_signature_carries_its_issuer_and_not_its_root()
    {
        var cms = new System.Security.Cryptography.Pkcs.SignedCms();
        cms.Decode(SignedRange.Of(Seals.Sign(Base("table"), "enterprise", Seals.Enterprise)).Cms);

        Assert.Equal([TestAuthority.Shared.Rsa.Subject, Seals.Enterprise.Subject], cms.Certificates.Select(certificate => certificate.Subject).OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    public void An_issuer_that_cannot_be_read_is_refused(int length)
    {
        var parameters = Seals.Parameters("enterprise", Seals.Enterprise);
        var cut = parameters with { CertificateChain = [parameters.CertificateChain[0], parameters.CertificateChain[1][..length]] };

        Assert.Equal(SealingFailure.UnusableCertificate, Assert.Throws<SealingException>(() => Seals.Signer.Sign(Base("table"), cut, new LocalSignerKey(Seals.Enterprise))).Failure);
    }

    private static int Regex(string text, string pattern) => System.Text.RegularExpressions.Regex.Count(text, pattern);
}
