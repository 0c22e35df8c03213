using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>Pages that only say something.</summary>
public static class MessagePages
{
    /// <summary>A form that our page did not send, or that an earlier run of this program sent.</summary>
    public static IResult Stale(HttpContext context, FormGate forms) =>
        Say(new MessageView(Texts.For(context), forms, "refused.form"), StatusCodes.Status403Forbidden);

    public static IResult Unknown(HttpContext context, FormGate forms) =>
        Say(new MessageView(Texts.For(context), forms, "refused.unknown"), StatusCodes.Status404NotFound);

    public static IResult Ended(HttpContext context, FormGate forms, SignRequest request) => Say(
        new MessageView(Texts.For(context, request.English), forms, KeyOf(request.State)) { Here = RequestPages.PathOf(request) },
        StatusCodes.Status200OK);

    private static RazorComponentResult<MessagePage> Say(MessageView view, int status) => new(new { V = view }) { StatusCode = status };

    private static string KeyOf(RequestState state) => state switch
    {
        RequestState.Signed => "request.signed",
        RequestState.Cancelled => "request.cancelled",
        RequestState.Locked => "request.locked",
        _ => "request.expired",
    };
}
