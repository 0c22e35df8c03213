using Ciac.Core;

namespace Ciac.Portal.Api.Workflows;

/// <summary>What the framework refuses before a verb is asked, in both languages.</summary>
public static class ApiRefusals
{
    public static readonly Refusal Malformed = new("API-400", 400,
        "请求格式不正确。",
        "The request is malformed.");

    public static readonly Refusal NotSignedIn = new("API-401", 401,
        "请先登录。",
        "Sign in first.");

    public static readonly Refusal NotAllowed = new("API-403", 403,
        "您没有这项权限。",
        "You do not have this permission.");

    public static readonly Refusal OtherSite = new("API-003", 403,
        "请求来自其他网站，已拒绝。",
        "The request comes from another site and was refused.");

    public static readonly Refusal NotFound = new("API-404", 404,
        "没有这个地址。",
        "There is no such address.");

    public static readonly Refusal WrongMethod = new("API-405", 405,
        "这个地址不支持该操作。",
        "This address does not support the method.");

    public static readonly Refusal TooLarge = new("API-413", 413,
        "请求内容过大。",
        "The request is too large.");

    public static readonly Refusal WrongType = new("API-415", 415,
        "请求内容的类型不受支持。",
        "The type of the request's content is not supported.");

    public static readonly Refusal TooOften = new("API-429", 429,
        "请求过于频繁，请稍后再试。",
        "Too many requests. Try again later.");

    public static readonly Refusal Broken = new("API-500", 500,
        "系统出现故障，请稍后再试。",
        "Something is broken. Try again later.");

    private static readonly Refusal[] ByStatus = [Malformed, NotSignedIn, NotAllowed, NotFound, WrongMethod, TooLarge, WrongType, TooOften];

    /// <summary>All of them, for the help page.</summary>
    public static IReadOnlyList<Refusal> All { get; } = [OtherSite, .. ByStatus, Broken];

    public static Refusal Of(int status) => Array.Find(ByStatus, refusal => refusal.Status == status) ?? (status < 500 ? Malformed : Broken) with { Status = status };
}
