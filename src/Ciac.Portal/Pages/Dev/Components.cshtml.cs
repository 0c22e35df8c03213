using Ciac.Portal.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Dev;

/// <summary>Every component in its states, for eyes, axe and screenshots; development only.</summary>
public sealed class ComponentsModel(IWebHostEnvironment environment) : PageModel
{
    public FormErrors Errors { get; } = FormErrors.Of(("Form.Alias", "请填写证书备注名"), ("Form.Code", "验证码是 6 位数字"));

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
