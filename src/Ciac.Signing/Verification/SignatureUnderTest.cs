using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Sealing;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification;

/// <summary>
/// One signature with everything that the checks look at, read once. What cannot be read is null here and a failed check
/// in the report.
/// </summary>
internal sealed class SignatureUnderTest
{
    public SignatureUnderTest(PdfFile file, SignatureField field)
    {
        File = file;
        Field = field;
        Dictionary = file.Dictionary(field.Dictionary["V"]);
        Bytes = SignedBytes.Read(file, Dictionary);
        Contents = Dictionary["Contents"] as PdfString;
        IsDocumentTimestamp = Dictionary.IsName("SubFilter", "ETSI.RFC3161");
        Read();
    }

    public PdfFile File { get; }

    public SignatureField Field { get; }

    public PdfDictionary Dictionary { get; }

    public SignedBytes? Bytes { get; }

    /// <summary>The value as it stands directly in the dictionary; an indirect one has no gap.</summary>
    public PdfString? Contents { get; }

    public bool IsDocumentTimestamp { get; }

    /// <summary>The file at the end of the byte range, as a reader of that day saw it.</summary>
    public PdfFile? Revision { get; private set; }

    public string? RevisionFault { get; private set; }

    public CmsMessage? Message { get; private set; }

    public string? MessageFault { get; private set; }

    public X509Certificate2? Signer { get; private set; }

    /// <summary>The signature's own timestamp, or the token that a document timestamp is.</summary>
    public TimestampToken? Token { get; private set; }

    public string? TokenFault { get; private set; }

    public X509Certificate2? Authority { get; private set; }

    public DateTimeOffset? Time { get; set; }

    public TimeSource TimeSource { get; set; }

    /// <summary>The signer's path at <see cref="Time"/>; a document timestamp has only that of its authority.</summary>
    public PathResult? Path { get; set; }

    /// <summary>The path of the timestamp's authority at the stamped time.</summary>
    public PathResult? AuthorityPath { get; set; }

    public byte[]? Digest(HashAlgorithmName hash) => Bytes?.Digest(hash);

    private void Read()
    {
        try
        {
            ReadMessage();
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            MessageFault = "the value is not a CMS message of one signer: " + broken.Message;
        }
        ReadToken();
        ReadRevision();
    }

    private void ReadMessage()
    {
        if (Contents is null) return;
        Message = CmsMessage.Read(Contents.Bytes);
        Signer = CmsIntegrity.FindSigner(Message);
    }

    private void ReadToken()
    {
        try
        {
            if (IsDocumentTimestamp && Contents is not null && Message is not null) Token = TimestampToken.Read(Contents.Bytes);
            else if (Message?.Signer.Unsigned.TryGetValue(CmsOids.TimestampToken, out var token) is true) Token = TimestampToken.Read(token);
            if (Token is null) return;
            Authority = CmsIntegrity.FindSigner(Token.Message);
            TokenFault = Token.Fault(Authority);
            if (TokenFault is null && !Token.Stamps(Stamped)) TokenFault = "the token stamps something else";
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            TokenFault = "the timestamp cannot be read: " + broken.Message;
        }
    }

    private byte[] Stamped(HashAlgorithmName hash) =>
        IsDocumentTimestamp ? Digest(hash) ?? [] : TimestampToken.Digest(hash, Message!.Signer.Value);

    private void ReadRevision()
    {
        if (Bytes is null) return;
        try
        {
            Revision = Bytes.End == File.Bytes.Length ? File : PdfFile.Open(Bytes.Revision);
        }
        catch (PdfFormatException broken)
        {
            RevisionFault = broken.Message;
        }
    }
}
