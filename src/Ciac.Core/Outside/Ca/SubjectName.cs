using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

/// <summary>One attribute of the subject; several values or unreadable ones count as none.</summary>
internal static class SubjectName
{
    public static string? Single(X509Certificate2 certificate, string oid)
    {
        try
        {
            var values = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == oid)
                .Select(part => part.GetSingleElementValue()?.Trim())
                .ToList();
            return values is [var only] && ExtensionText.IsPlain(only) ? only : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
