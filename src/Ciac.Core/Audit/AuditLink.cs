using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ciac.Core.Storage;
using Npgsql;

namespace Ciac.Core.Audit;

/// <summary>
/// One link of the chain: a keyed hash over the link before it and the event's every field. The key lies outside the
/// database, so who changes rows there cannot make the chain fit again.
/// </summary>
internal static class AuditLink
{
    /// <summary>The fields of an event in the order of <see cref="Hash"/>, for the readers of both sides.</summary>
    public const string Columns =
        "e.id, e.at, e.actor, e.credential_unique_id, e.identifier, e.action, e.subject, e.detail, e.document_id, e.address, e.user_agent";

    private const int Fields = 11;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Hash(FieldCipher cipher, byte[] before, NpgsqlDataReader row)
    {
        var text = new StringBuilder(Convert.ToHexString(before));
        for (var column = 0; column < Fields; column++)
            text.Append('\n').Append(JsonSerializer.Serialize(row.IsDBNull(column) ? null : Text(row.GetValue(column)), Plain));
        return cipher.Index(text.ToString(), "audit-chain");
    }

    // A moment as PostgreSQL keeps it: to the microsecond, whatever zone the session has.
    private static string? Text(object value) => value switch
    {
        DateTime at => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
