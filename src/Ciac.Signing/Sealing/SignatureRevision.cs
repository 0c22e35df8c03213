using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Signing.Pdf;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Sealing;

/// <summary>
/// The revision that one signature adds: the signature dictionary, its appearance, the field's /V and the widget's /AP.
/// The form changes only when its flags do not yet say that signatures exist; the catalog only when the file is certified.
/// </summary>
internal sealed class SignatureRevision
{
    private readonly PdfFile _file;
    private readonly SignatureParameters _parameters;
    private readonly SignatureField _field;
    private readonly PdfUpdate _update;

    private SignatureRevision(PdfFile file, SignatureParameters parameters)
    {
        _file = file;
        _parameters = parameters;
        var fields = SignatureFieldTree.Read(file);
        _field = fields.FirstOrDefault(field => field.Name == parameters.FieldName)
            ?? throw new SealingException(SealingFailure.FieldMissing, "the file has no signature field of that name");
        if (_field.IsSigned) throw new SealingException(SealingFailure.FieldSigned, "the field is signed already");
        SigningPermission.Demand(file, fields, parameters);
        _update = new PdfUpdate(file);
    }

    /// <summary>The file with its new revision, the hole still empty.</summary>
    public static PreparedFile Build(ReadOnlyMemory<byte> basePdf, SignatureParameters parameters, FontLibrary fonts) =>
        new SignatureRevision(PdfFile.Open(basePdf), parameters).Build(fonts);

    private PreparedFile Build(FontLibrary fonts)
    {
        var body = SignatureDictionary.ForSignature(_parameters, Transforms());
        var number = _update.Reserve();
        var offset = _update.Write(number, body.Bytes);
        var box = FieldAppearance.Box(_file, _field.Widget);
        WriteField(new PdfReference(number, 0), new FieldAppearance(fonts, _update).Draw(_parameters.Appearance, box));
        WriteForm();
        if (_parameters.Certify) WritePermissions(new PdfReference(number, 0));
        return new PreparedFile(_update.Finish(Id()), offset, body);
    }

    private void WriteField(PdfReference value, int? appearance)
    {
        var field = _field.Dictionary.With("V", value);
        var merged = _field.WidgetId == _field.Id;
        _update.Write(_field.Id.Number, merged ? Shown(field, appearance) : field);
        if (!merged && appearance is not null) _update.Write(_field.WidgetId.Number, Shown(_field.Widget, appearance));
    }

    private static PdfDictionary Shown(PdfDictionary widget, int? appearance) => appearance is not { } number
        ? widget
        : widget.With("AP", new PdfDictionary([new("N", new PdfReference(number, 0))]));

    private void WriteForm()
    {
        var form = _file.Dictionary(_file.Catalog["AcroForm"]);
        if (_file.Get(form["SigFlags"]) is PdfNumber flags && flags.TryInteger(out var bits) && (bits & 3) == 3) return;
        // SignaturesExist | AppendOnly (ISO 32000-2, table 225).
        var signed = form.With("SigFlags", PdfNumber.Of(3));
        if (_file.Catalog["AcroForm"] is PdfReference id) _update.Write(id.Number, signed);
        else throw new SealingException(SealingFailure.NotPermitted, "the form has to be an indirect object");
    }

    private void WritePermissions(PdfReference signature)
    {
        var permissions = _file.Dictionary(_file.Catalog["Perms"]).With("DocMDP", signature);
        _update.Write(Root.Number, _file.Catalog.With("Perms", permissions));
    }

    private string Transforms()
    {
        var certify = _parameters.Certify
            ? "<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>"
            : "";
        var locks = _file.Dictionary(_field.Dictionary["Lock"]);
        return locks.Has("Action") ? certify + FieldLock(locks) : certify;
    }

    /// <summary>What the field's /Lock announced becomes binding with the signature (ISO 32000-2 §12.8.2.4).</summary>
    private string FieldLock(PdfDictionary locks)
    {
        var parameters = new List<KeyValuePair<string, PdfValue>>
        {
            new("Type", new PdfName("TransformParams")),
            new("V", new PdfName("1.2")),
            new("Action", locks["Action"]),
        };
        if (locks.Has("Fields")) parameters.Add(new("Fields", _file.Get(locks["Fields"])));
        var notation = System.Text.Encoding.Latin1.GetString(PdfNotation.Of(new PdfDictionary(parameters)));
        return string.Create(CultureInfo.InvariantCulture, $"<</Type/SigRef/TransformMethod/FieldMDP/Data {Root.Number} {Root.Generation} R/TransformParams{notation}>>");
    }

    private PdfReference Root => _file.Trailer["Root"] as PdfReference ?? throw new PdfFormatException("/Root is no reference");

    /// <summary>The second half of /ID: follows from what goes into the revision, so that preparing again gives the same bytes.</summary>
    private byte[] Id()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(_file.Bytes.Span));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(_parameters));
        return hash.GetHashAndReset()[..16];
    }
}
