using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Agreement;

/// <summary>Our verdict and that of pdfsig, mutool, qpdf and openssl on every cell of level × key × number of signatures, and on one changed byte.</summary>
public sealed class AgreementTests : IDisposable
{
    private const string Stamp = "1.2.840.113549.1.9.16.2.14";
    private static readonly Lazy<Task<List<Cell>>> Cells = new(SignedMatrix.MakeAsync);
    private readonly JudgeRound _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public async Task Readers_of_files_agree_with_us_on_every_cell()
    {
        var cells = await Cells.Value;
        Assert.Equal(60, cells.Count);
        foreach (var cell in cells)
        {
            AskReaders(cell.Name, cell.File);
            AskReaders(cell.Name + "-changed", Changed(cell.File));
        }

        var answers = await _round.AnswersAsync();

        foreach (var cell in cells)
        {
            await OursAsync(cell);
            Readers(cell, answers);
            Assert.DoesNotContain("Signature is Valid", answers[$"pdfsig-{cell.Name}-changed"].Said, StringComparison.Ordinal);
            Assert.DoesNotContain("is valid", answers[$"mutool-{cell.Name}-changed"].Said, StringComparison.Ordinal);
            Assert.False((await Verifying.VerifyAsync(Changed(cell.File))).Signatures[0].Intact, cell.Name);
        }
    }

    /// <summary>The messages of the files with three signatures: those with fewer are their beginnings.</summary>
    [Fact]
    public async Task Openssl_agrees_on_every_message_token_and_answer()
    {
        var root = _round.Write("root.pem", Encoding.ASCII.GetBytes(TestAuthority.Shared.Root.ExportCertificatePem()));
        foreach (var cell in (await Cells.Value).Where(cell => cell.Signatures == 3))
        {
            if (!cell.GrewAfterwards) AskMessages(cell, root);
            if (cell.HasDocumentTimestamp) AskDocumentTimestamp(cell, root);
            if (cell.Level == PadesLevel.BaselineLT) AskAnswers(cell, root);
        }

        var answers = await _round.AnswersAsync();

        var keys = SignedMatrix.Keys.Length;
        Assert.Equal(keys * 6, answers.Keys.Count(key => key.StartsWith("cms-", StringComparison.Ordinal)));
        Assert.Equal(keys * 3, answers.Keys.Count(key => key.StartsWith("stamp-", StringComparison.Ordinal)));
        Assert.Equal(keys, answers.Keys.Count(key => key.StartsWith("document-", StringComparison.Ordinal)));
        // The signer's and the timestamp authority's.
        Assert.Equal(keys * 2, answers.Keys.Count(key => key.StartsWith("ocsp-", StringComparison.Ordinal)));
        foreach (var (key, answer) in answers)
        {
            if (key.StartsWith("wrong-", StringComparison.Ordinal)) Assert.NotEqual(0, answer.Code);
            else Assert.True(answer.Code == 0, key + "\n" + answer.Said);
            if (key.StartsWith("ocsp-", StringComparison.Ordinal)) Assert.Matches(@"Response verify OK[\s\S]*: good", answer.Said);
        }
    }

    private void AskReaders(string name, byte[] file)
    {
        var path = _round.Write(name + ".pdf", file);
        _round.Ask("pdfsig-" + name, "pdfsig -nocert " + path);
        _round.Ask("mutool-" + name, "mutool sign -v " + path);
        if (!name.EndsWith("-changed", StringComparison.Ordinal)) _round.Ask("qpdf-" + name, "qpdf --check " + path);
    }

    private static async Task OursAsync(Cell cell)
    {
        var report = await Verifying.VerifyAsync(cell.File);
        Assert.True(report.Trusted, cell.Name + Verifying.Explain(report));
        Assert.Equal(cell.Level, report.Level);
        Assert.Equal(cell.Signatures, report.Signatures.Count(signature => !signature.IsDocumentTimestamp));
        Assert.Equal(cell.Level != PadesLevel.BaselineLT, report.Signatures[^1].CoversWholeFile);
    }

    private static void Readers(Cell cell, Dictionary<string, (int Code, string Said)> answers)
    {
        var pdfsig = answers["pdfsig-" + cell.Name].Said;
        Assert.True(Regex.Count(pdfsig, "Signature is Valid") == cell.Signatures, cell.Name + pdfsig);
        // The last signature or, to pdfsig unread, the document timestamp covers the file; stored data alone is covered by nobody.
        Assert.True(Regex.Count(pdfsig, "Total document signed") == (cell.Level == PadesLevel.BaselineLT ? 0 : 1), cell.Name + pdfsig);
        var mutool = answers["mutool-" + cell.Name].Said;
        Assert.True(Regex.Count(mutool, "signature is valid but there have been edits") == cell.Signatures - (cell.GrewAfterwards ? 0 : 1), cell.Name + mutool);
        Assert.True(Regex.Count(mutool, "document is unchanged since signing") == (cell.GrewAfterwards ? 0 : 1), cell.Name + mutool);
        Assert.True(answers["qpdf-" + cell.Name].Code == 0, cell.Name + answers["qpdf-" + cell.Name].Said);
    }

    private void AskMessages(Cell cell, string root)
    {
        for (var i = 0; i < cell.Signatures; i++)
        {
            var (range, name) = (SignedRange.Of(cell.File, i), $"{cell.Name}-{i}");
            var (message, content) = (_round.Write(name + ".cms", range.Cms), _round.Write(name + ".bin", range.Content));
            _round.Ask("cms-" + name, Cms(message, content, root));
            _round.Ask("wrong-" + name, Cms(message, _round.Write(name + ".other", range.Content[1..]), root));
            if (cell.Level != PadesLevel.BaselineT) continue;
            var cms = new SignedCms(new ContentInfo(range.Content), detached: true);
            cms.Decode(range.Cms);
            var token = cms.SignerInfos[0].UnsignedAttributes.Cast<CryptographicAttributeObject>().Single(attribute => attribute.Oid.Value == Stamp);
            _round.Ask("stamp-" + name, Token(_round.Write(name + ".tst", token.Values[0].RawData), _round.Write(name + ".value", cms.SignerInfos[0].GetSignature()), root));
        }
    }

    private static string Cms(string message, string content, string root) =>
        $"openssl cms -verify -cades -binary -inform DER -in {message} -content {content} -CAfile {root} -purpose any -out /dev/null";

    private static string Token(string token, string data, string root) => $"openssl ts -verify -token_in -in {token} -data {data} -CAfile {root}";

    private void AskDocumentTimestamp(Cell cell, string root)
    {
        var range = SignedRange.Of(cell.File);
        _round.Ask("document-" + cell.Name, Token(_round.Write(cell.Name + ".tst", range.Cms), _round.Write(cell.Name + ".bin", range.Content), root));
    }

    /// <summary>The stored OCSP answers about the signer and about the timestamp authority.</summary>
    private void AskAnswers(Cell cell, string root)
    {
        var file = PdfFile.Open(cell.File);
        var leaves = Streams(file, "Certs").Select(der => X509CertificateLoader.LoadCertificate(der)).ToList();
        foreach (var (answer, index) in Streams(file, "OCSPs").Select((answer, index) => (answer, index)))
        {
            var (leaf, issuer) = leaves.SelectMany(leaf => leaves, (leaf, issuer) => (leaf, issuer)).First(pair => IsAbout(answer, pair.leaf, pair.issuer));
            var name = $"{cell.Name}-{index}";
            var issued = _round.Write(name + ".issuer", Encoding.ASCII.GetBytes(issuer.ExportCertificatePem() + "\n"));
            var asked = _round.Write(name + ".leaf", Encoding.ASCII.GetBytes(leaf.ExportCertificatePem() + "\n"));
            _round.Ask("ocsp-" + name, $"openssl ocsp -respin {_round.Write(name + ".ocsp", answer)} -issuer {issued} -cert {asked} -CAfile {root} -no_nonce");
        }
    }

    private static IEnumerable<byte[]> Streams(PdfFile file, string list) =>
        file.Items(file.Dictionary(file.Catalog["DSS"])[list]).Select(file.Get).OfType<PdfStream>().Select(stream => file.Decode(stream).ToArray());

    private static bool IsAbout(byte[] answer, X509Certificate2 leaf, X509Certificate2 issuer) =>
        leaf.Issuer == issuer.Subject && OcspResponse.Read(answer) is { Answers: [var only] } && OcspAnswer.Read(only, leaf, issuer) is not null;

    private static byte[] Changed(byte[] file)
    {
        var changed = (byte[])file.Clone();
        changed[changed.AsSpan().IndexOf("Confirmation"u8)] ^= 1;
        return changed;
    }
}
