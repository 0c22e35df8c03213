using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The texts that all forms of one kind have in common: everything but the values.</summary>
internal static class SettledTexts
{
    private const string Always = "文书编号：生成时间年月日第页/共0123456789 ";

    public static void Register(FontResources resources, FontLibrary fonts, FormDocument form)
    {
        var labels = form.Sections.SelectMany(section => section.Rows.Select(row => row.Label));
        resources.Settle(fonts.Regular, [Always, .. labels, .. form.Statements, form.QrCaption ?? "", form.Footer ?? ""]);
        resources.Settle(fonts.Bold, [form.StatementHeading, "声明签章", form.Title, form.Header, .. form.Sections.Select(section => section.Heading), .. form.SignatureBoxes.Concat(form.HandBoxes).Select(box => box.Label)]);
    }
}
