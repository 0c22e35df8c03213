using System.Text.RegularExpressions;
using Ciac.Sandbox.Ca;
using Ciac.Sandbox.CloudSigning;
using Ciac.Sandbox.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed partial class PeopleModel(PersonStore people, CredentialStore credentials, CredentialIssuer issuer, CertificateRegister register)
    : PageModel
{
    private const int KeyCompromise = 1;
    private IReadOnlySet<string> _withCredential = new HashSet<string>();

    public IReadOnlyList<Person> People { get; private set; } = [];

    public bool HasCredential(Person person) => _withCredential.Contains(person.IdNumber);

    public async Task OnGetAsync(CancellationToken ct)
    {
        People = await people.AllAsync(ct);
        _withCredential = await credentials.HoldersAsync(ct);
    }

    public async Task<IActionResult> OnPostIssueAsync(string idNumber)
    {
        if (await people.FindAsync(idNumber, CancellationToken.None) is not { } person)
            return NotFound();
        await issuer.IssueAsync(person, KeyAlgorithm.Ec, CancellationToken.None);
        return Told($"已签发：{person.Name}");
    }

    public async Task<IActionResult> OnPostRevokeAsync(string idNumber)
    {
        foreach (var credential in await credentials.OfAsync(idNumber, CancellationToken.None))
            await register.RevokeAsync(credential.Certificate.SerialNumber, KeyCompromise, CancellationToken.None);
        return Told("已吊销");
    }

    public async Task<IActionResult> OnPostMobileAsync(string idNumber, string mobile)
    {
        if (!Number().IsMatch(mobile) || await people.FindAsync(idNumber, CancellationToken.None) is not { } person)
            return BadRequest();
        await people.SaveAsync(person with { Mobile = mobile }, CancellationToken.None);
        return Told($"已更改：{person.Name}");
    }

    private RedirectToPageResult Told(string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToPage();
    }

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex Number();
}
