namespace Ciac.Core.Accounts;

public static class AccountRefusals
{
    public static readonly Refusal Malformed = new("ACC-001", 400,
        "登录信息不完整，请刷新页面后重试。",
        "The sign-in data is incomplete. Reload the page and try again.");

    public static readonly Refusal ChallengeUsed = new("ACC-002", 409,
        "本次登录请求已使用或已失效，请重新登录。",
        "This sign-in request was already used or has lapsed. Sign in again.");

    public static readonly Refusal OtherBrowser = new("ACC-003", 403,
        "登录请求不是在本浏览器发起的，请重新登录。",
        "The sign-in request was not started in this browser. Sign in again.");

    public static readonly Refusal WrongAlgorithm = new("ACC-004", 400,
        "签名算法与证书密钥不一致，请更新证书助手后重试。",
        "The signature algorithm does not fit the certificate's key. Update the certificate assistant and try again.");

    public static readonly Refusal Expired = new("ACC-005", 403,
        "证书已过期，请先到证书服务网点或网站办理续期。",
        "The certificate has expired. Renew it with the certificate authority first.");

    public static readonly Refusal NotYetValid = new("ACC-006", 403,
        "证书尚未到生效时间。",
        "The certificate is not valid yet.");

    public static readonly Refusal Revoked = new("ACC-007", 403,
        "证书已被吊销，不能登录。请联系证书服务网点。",
        "The certificate has been revoked and cannot sign in. Contact the certificate authority.");

    public static readonly Refusal Untrusted = new("ACC-008", 403,
        "证书签发机构不受信任，请使用法人一证通数字证书。",
        "The issuer of this certificate is not trusted. Use a One-Certificate digital certificate.");

    public static readonly Refusal NotForSignIn = new("ACC-009", 403,
        "这张证书不能用于登录，请选择签名证书。",
        "This certificate cannot be used to sign in. Choose the signing certificate.");

    public static readonly Refusal StatusUnknown = new("ACC-010", 503,
        "暂时无法查询证书状态，请稍后重试。您的证书没有问题。",
        "The status of the certificate cannot be checked at the moment. Try again later; nothing is wrong with your certificate.");

    public static readonly Refusal BadSignature = new("ACC-011", 403,
        "签名验证没有通过，请重新登录。",
        "The signature could not be verified. Sign in again.");

    public static readonly Refusal NoIdentity = new("ACC-012", 403,
        "证书中的单位信息不完整或前后不一致，请联系证书服务网点。",
        "The enterprise data in the certificate is incomplete or contradicts itself. Contact the certificate authority.");

    public static readonly Refusal Cancelled = new("ACC-013", 403,
        "本证书已注销，不能登录。请由本单位法定代表人或证书管理员启用：{0}。",
        "This certificate has been cancelled. The legal representative or a certificate administrator of your unit can enable it: {0}.");

    public static readonly Refusal Superseded = new("ACC-014", 403,
        "本证书已续期，请使用续期后的证书登录。",
        "This certificate has been renewed. Sign in with the renewed one.");

    public static readonly Refusal TooManyChallenges = new("ACC-015", 429,
        "登录请求过于频繁，请两分钟后再试。",
        "Too many sign-in requests. Try again in two minutes.");

    public static readonly Refusal SessionUnknown = new("ACC-016", 404,
        "没有这个登录记录，或已经结束。",
        "There is no such session, or it is over.");

    public static readonly Refusal StaffUnknown = new("ACC-020", 403,
        "用户名、密码或动态口令不正确。",
        "The user name, password or one-time code is not right.");

    public static readonly Refusal StaffLocked = new("ACC-021", 423,
        "连续输错次数过多，账号已锁定 15 分钟。",
        "Too many wrong tries. The account is locked for 15 minutes.");

    public static readonly Refusal CodeCooldown = new("ACC-030", 429,
        "验证码已发送，请 {0} 秒后再重新获取。",
        "A code was sent. You can ask for another in {0} seconds.");

    public static readonly Refusal CodeDailyLimit = new("ACC-031", 429,
        "该手机号今天获取验证码的次数已达上限，请明天再试。",
        "This mobile number has reached today's limit of codes. Try again tomorrow.");

    public static readonly Refusal CodeNone = new("ACC-032", 409,
        "请先获取手机验证码。",
        "Ask for an SMS code first.");

    public static readonly Refusal CodeExpired = new("ACC-033", 410,
        "验证码已过期，请重新获取。",
        "The code has expired. Ask for a new one.");

    public static readonly Refusal CodeWrong = new("ACC-034", 403,
        "验证码不正确，还可尝试 {0} 次。",
        "The code is not right. {0} tries are left.");

    public static readonly Refusal CodeDead = new("ACC-035", 403,
        "验证码输错次数过多，已失效，请重新获取。",
        "The code was entered wrongly too often and is void. Ask for a new one.");

    public static readonly Refusal CodeMalformed = new("ACC-036", 400,
        "请输入 6 位数字验证码。",
        "Enter the 6 digits of the code.");
}
