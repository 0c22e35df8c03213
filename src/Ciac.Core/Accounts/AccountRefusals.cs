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

    public static readonly Refusal TooManyScans = new("ACC-040", 429,
        "刷新二维码过于频繁，请三分钟后再试。",
        "The QR code was refreshed too often. Try again in three minutes.");

    public static readonly Refusal LicenceDown = new("ACC-041", 503,
        "电子营业执照系统暂时没有响应，请稍后刷新，或换一种方式登录。",
        "The electronic licence platform does not answer at the moment. Refresh later, or sign in another way.");

    public static readonly Refusal ScanUnknown = new("ACC-042", 404,
        "本浏览器没有显示过这个二维码，请刷新二维码后重新扫码。",
        "This browser never showed that QR code. Refresh the code and scan it again.");

    public static readonly Refusal ScanNotConfirmed = new("ACC-043", 409,
        "还没有在手机上确认，请先在手机上确认登录。",
        "It has not been confirmed on the phone yet. Confirm it there first.");

    public static readonly Refusal ScanOver = new("ACC-044", 410,
        "这次扫码已经结束，请刷新二维码后重新扫码。",
        "This scan is over. Refresh the QR code and scan again.");

    public static readonly Refusal LicenceRole = new("ACC-045", 403,
        "该执照授权类型不能登录。可以登录的授权：法定代表人、证照管理员、办事员（全业务授权）。",
        "This licence's authorisation cannot sign in. Accepted are: legal representative, licence administrator, agent with full-business authorisation.");

    public static readonly Refusal AccountCancelled = new("ACC-047", 403,
        "本登录凭证已在本平台注销，不能登录。请联系本单位法定代表人或证书管理员。",
        "This credential has been cancelled in the portal and cannot sign in. Ask your unit's legal representative or a certificate administrator.");

    public static readonly Refusal OneNetworkDown = new("ACC-050", 503,
        "一网通办暂时没有响应，请稍后重试，或换一种方式登录。",
        "The one-network sign-in does not answer at the moment. Try again later, or sign in another way.");

    public static readonly Refusal OneNetworkOver = new("ACC-051", 409,
        "这次一网通办登录已使用、已失效，或不是在本浏览器发起的，请重新登录。",
        "This one-network sign-in was used, has lapsed, or was not started in this browser. Sign in again.");

    public static readonly Refusal OneNetworkDenied = new("ACC-052", 403,
        "您在一网通办取消了登录。",
        "You cancelled the sign-in at the one-network page.");

    public static readonly Refusal OneNetworkFailed = new("ACC-053", 502,
        "一网通办没有完成登录，请稍后重试，或换一种方式登录。",
        "The one-network sign-in did not succeed there. Try again later, or sign in another way.");

    public static readonly Refusal OneNetworkUntrusted = new("ACC-054", 403,
        "一网通办返回的登录信息没有通过验证，没有登录。请重新登录；再次出现时请拨打热线。",
        "What the one-network sign-in returned could not be verified; you are not signed in. Try again, and call the hotline if it happens once more.");

    public static readonly Refusal OneNetworkPerson = new("ACC-055", 403,
        "这是个人账号。请在一网通办用法人账号登录。",
        "This is a personal account. Use a legal-person account at the one-network sign-in.");

    public static readonly Refusal OneNetworkAssurance = new("ACC-056", 403,
        "该账号的实名等级不够，请先在一网通办提升账号等级。",
        "This account's assurance level is too low. Raise it at the one-network site first.");

    public static readonly Refusal Replaced = new("ACC-060", 403,
        "本证书是已被更新的原主证书，已注销，不可再次使用。请使用新的主证书登录。",
        "This certificate was the main certificate before a renewal. It is cancelled for good. Sign in with the new main certificate.");
}
