using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Archiving;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Agreement;

/// <summary>One file of the matrix: which level, whose kind of key, how many signatures.</summary>
internal sealed record Cell(PadesLevel Level, string Key, int Signatures, byte[] File)
{
    public string Name => FormattableString.Invariant($"{Level}-{Key}-{Signatures}");

    public bool HasDocumentTimestamp => Level == PadesLevel.BaselineLTA;

    /// <summary>Revisions follow the last signature.</summary>
    public bool GrewAfterwards => Level is PadesLevel.BaselineLT or PadesLevel.BaselineLTA;
}

/// <summary>Every level of EN 319 142-1 §6 × every kind of key × one to three signatures, made by the product over HTTP with openssl's authorities.</summary>
internal static class SignedMatrix
{
    private static readonly string[] Fields = ["enterprise", "representative", "platform"];

    public static readonly string[] Keys = ["RSA-2048", "RSA-3072", "RSA-4096", "P-256", "P-384"];

    public static async Task<List<Cell>> MakeAsync()
    {
        await using var outside = await OutsideParties.StartAsync();
        var cells = new List<Cell>();
        foreach (var key in Keys)
        {
            var certificate = Issue(outside, key);
            cells.AddRange(await SignAsync(PadesLevel.BaselineB, key, certificate, new PadesSigner(Seals.Fonts)));
            var stamped = await SignAsync(PadesLevel.BaselineT, key, certificate, new PadesSigner(Seals.Fonts, outside.Timestamps));
            cells.AddRange(stamped);
            foreach (var cell in stamped) cells.AddRange(await ArchiveAsync(cell, outside));
        }
        return cells;
    }

    private static X509Certificate2 Issue(OutsideParties outside, string key) => key switch
    {
        "P-256" => outside.KnownEc(key),
        "P-384" => outside.KnownEc(key, ECCurve.NamedCurves.nistP384),
        _ => outside.KnownRsa(key, new LeafOptions { RsaBits = int.Parse(key[4..], null) }),
    };

    /// <summary>The file after one, two and three signatures.</summary>
    private static async Task<List<Cell>> SignAsync(PadesLevel level, string key, X509Certificate2 certificate, PadesSigner signer)
    {
        var cells = new List<Cell>();
        var file = SamplePdf.Table(Fields);
        for (var i = 0; i < Fields.Length; i++)
        {
            var parameters = Seals.Parameters(Fields[i], certificate) with { Certify = i == 0 };
            file = await signer.SignAsync(file, parameters, new LocalSignerKey(certificate), CancellationToken.None);
            cells.Add(new Cell(level, key, i + 1, file));
        }
        return cells;
    }

    private static async Task<Cell[]> ArchiveAsync(Cell stamped, OutsideParties outside)
    {
        var archiver = new PadesArchiver(Verifying.Trust, OutsideParties.NewChecker(), outside.Timestamps);
        var stored = await archiver.AddValidationDataAsync(stamped.File, DateTimeOffset.UtcNow, CancellationToken.None);
        var archived = await archiver.AddTimestampAsync(stored, CancellationToken.None);
        return [stamped with { Level = PadesLevel.BaselineLT, File = stored }, stamped with { Level = PadesLevel.BaselineLTA, File = archived }];
    }
}
