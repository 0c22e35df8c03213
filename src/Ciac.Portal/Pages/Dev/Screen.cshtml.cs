using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Dev;

/// <summary>One screen of the gallery and the states it can be shown in; the first state is the normal one.</summary>
public sealed record Screen(string Name, string ViewFile, Func<string, object> View, params string[] States)
{
    public bool SignedIn { get; init; }

    public static readonly IReadOnlyList<Screen> All =
    [
        new("sign-in", "~/Pages/Accounts/_SignIn.cshtml", Sample.SignIn, "refused", "licence", "scanned", "confirmed", "expired", "one-network"),
        new("tasks", "~/Pages/Certificates/Activate/_Tasks.cshtml", Sample.Tasks, "start", "ready", "not-ready"),
        new("unit-type", "~/Pages/Certificates/Activate/_UnitType.cshtml", Sample.UnitType, "error"),
        new("unit", "~/Pages/Certificates/Activate/_Unit.cshtml", Sample.UnitData, "typed", "error"),
        new("holder", "~/Pages/Certificates/Activate/_Holder.cshtml", Sample.Holder, "start", "error", "failed"),
        new("check", "~/Pages/Certificates/Activate/_Check.cshtml", Sample.Check, "typed"),
        new("progress", "~/Pages/Certificates/Activate/_Progress.cshtml", Sample.Progress, "Preparing"),
        new("end", "~/Pages/Certificates/Activate/_End.cshtml", Sample.End, "declined", "overtaken"),
        new("sign", "~/Pages/Signatures/_Sign.cshtml", Sample.Sign, "ask", "code", "wrong", "failed", "two-pages"),
        new("phone", "~/Pages/Signatures/_Phone.cshtml", Sample.Phone,
            "code", "wrong", "two-pages", "decline", "decline-error", "signing", "waiting", "done", "declined", "expired", "withdrawn", "invalid"),
        new("phone-proof", "~/Pages/Signatures/_Proof.cshtml", Sample.PhoneProof, "code", "wrong", "failed"),
        new("phone-list", "~/Pages/Signatures/_Mine.cshtml", Sample.PhoneList, "empty"),
        new("sub", "~/Pages/Certificates/ActivateSub/_Sub.cshtml", Sample.Sub, "added", "error"),
        new("changed", "~/Pages/Certificates/Changed/_Changed.cshtml", Sample.Changed, "named"),
        new("certificates", "~/Pages/Certificates/_List.cshtml", Sample.Certificates, "none-found", "clerk") { SignedIn = true },
        new("cancel", "~/Pages/Certificates/_Cancel.cshtml", Sample.Cancelling) { SignedIn = true },
        new("ask-holder", "~/Pages/Accounts/_AskHolder.cshtml", Sample.AskHolder, "error") { SignedIn = true },
        new("qualifications", "~/Pages/Qualifications/_Qualifications.cshtml", Sample.Qualifications, "empty") { SignedIn = true },
        new("qualification", "~/Pages/Qualifications/_Certificate.cshtml", Sample.Qualification, "new", "changed", "ended") { SignedIn = true },
        new("use-copy", "~/Pages/Qualifications/_Use.cshtml", Sample.UseCopy, "error", "like") { SignedIn = true },
        new("check-data", "~/Pages/Qualifications/_CheckData.cshtml", Sample.CheckData) { SignedIn = true },
        new("copy-progress", "~/Pages/Qualifications/_CopyProgress.cshtml", Sample.CopyProgress, "approval") { SignedIn = true },
        new("copy-end", "~/Pages/Qualifications/_CopyEnd.cshtml", Sample.CopyEnd, "approval", "superseded", "revoked", "overtaken", "expired", "withdrawn") { SignedIn = true },
        new("home", "~/Pages/_Home.cshtml", Sample.Home, "empty") { SignedIn = true },
        new("queue", "~/Pages/Reviews/_Queue.cshtml", Sample.Queue, "empty"),
        new("review", "~/Pages/Reviews/_Review.cshtml", Sample.Review, "error", "decided", "paper", "two-pages"),
        new("staff", "~/Pages/Staff/_Staff.cshtml", Sample.Staff, "alarm"),
        new("verify-file", "~/Pages/Verification/_Upload.cshtml", Sample.VerifiedFile, "empty", "untrusted", "broken", "unsigned", "error"),
        new("verification", "~/Pages/Verification/_Document.cshtml", Sample.Verification, "pending", "superseded", "ended", "unknown"),
        new("copy", "~/Pages/Verification/_Copy.cshtml", Sample.Copy, "not-begun", "expired", "superseded", "revoked", "unknown"),
        new("certificate-search", "~/Pages/Verification/_Search.cshtml", Sample.Search, "found", "none", "error"),
        new("certificate", "~/Pages/Verification/_Certificate.cshtml", Sample.Certified, "ended", "unknown"),
        new("problem", "~/Pages/_Problem.cshtml", Sample.Problem, "refused", "fault"),
    ];

    public IEnumerable<string> Addresses() => ["/dev/screens/" + Name, .. States.Select(state => $"/dev/screens/{Name}/{state}")];
}

/// <summary>Shows a screen with invented data; development only.</summary>
public sealed class ScreenModel(IWebHostEnvironment environment) : PageModel
{
    public string ViewFile { get; private set; } = "";

    public object View { get; private set; } = "";

    public bool SignedIn { get; private set; }

    public IActionResult OnGet(string name, string? state)
    {
        if (!environment.IsDevelopment()) return NotFound();
        if (Screen.All.FirstOrDefault(s => s.Name == name) is not { } screen) return NotFound();
        ViewFile = screen.ViewFile;
        View = screen.View(state ?? "");
        SignedIn = screen.SignedIn;
        return Page();
    }
}
