using System.Text.RegularExpressions;
using Ciac.Sandbox.Ca;
using Ciac.Sandbox.Seeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed partial class AuthorityModel(SeedList seeds, TokenAuthority authority, TokenStore tokens, TimeProvider clock) : PageModel
{
    private const int KeyCompromise = 1;

    public IReadOnlyList<SeedEntry> Enterprises { get; private set; } = [];

    public string StateOf(TokenView token) => token switch
    {
        { RevokedAt: not null } => "已吊销",
        { ValidTo: var end } when end < clock.GetUtcNow() => "已过期",
        _ => "正常",
    };

    public async Task OnGetAsync(CancellationToken ct) => Enterprises = await seeds.ReadAsync(ct);

    public async Task<IActionResult> OnPostIssueAsync(string identifier, string role, bool @sealed)
    {
        if (!RoleName().IsMatch(role) || await tokens.OwnerAsync(identifier, CancellationToken.None) is not { } owner)
            return BadRequest();
        if (await tokens.FindAsync($"{identifier}-{role}.p12", CancellationToken.None) is not null)
            return Told($"{role} 已有证书，请续期。");
        return Done(await authority.IssueAsync(owner, TokenRole.Named(role) with { Sealed = @sealed }, CancellationToken.None), "已签发");
    }

    public async Task<IActionResult> OnPostRenewAsync(string file) =>
        Done(await authority.RenewAsync(file, new TokenRenewal(), CancellationToken.None), "已续期");

    public async Task<IActionResult> OnPostRekeyAsync(string file) =>
        Done(await authority.RenewAsync(file, new TokenRenewal(NewKey: true), CancellationToken.None), "已换密钥续期");

    public async Task<IActionResult> OnPostRevokeAsync(string file) =>
        Done(await authority.RevokeAsync(file, KeyCompromise, CancellationToken.None), "已吊销");

    private IActionResult Done(Token? token, string what) => token is null ? NotFound() : Told($"{what}：{token.File}");

    private RedirectToPageResult Told(string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToPage();
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex RoleName();
}
