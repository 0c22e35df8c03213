namespace Ciac.Core.Signatures;

public static class SignatureRefusals
{
    public static readonly Refusal NotFound = new("SIGN-001", 404,
        "没有这个签署事项。",
        "There is no such signature request.");

    public static readonly Refusal OutOfTurn = new("SIGN-002", 409,
        "还没有轮到该签署方，请等待前一签署方完成。",
        "It is not this party's turn yet. The party before has to sign first.");

    public static readonly Refusal Ended = new("SIGN-003", 410,
        "本签署事项已结束，不能再签署。",
        "This signature request has ended and can no longer be signed.");

    public static readonly Refusal OtherCertificate = new("SIGN-004", 403,
        "签章证书与登录证书不是同一本，请插入登录时使用的证书。",
        "The sealing certificate is not the one you signed in with. Plug in the certificate you used to sign in.");

    public static readonly Refusal CertificateUnusable = new("SIGN-005", 403,
        "证书已过期、被吊销或不能用于签章，请更换证书后重试。",
        "The certificate has expired, is revoked or cannot be used to seal. Use another certificate.");

    public static readonly Refusal NotPrepared = new("SIGN-006", 409,
        "签章准备已失效，请重新点击“签章”。",
        "The preparation of this seal has lapsed. Choose 'Seal' again.");

    public static readonly Refusal DocumentChanged = new("SIGN-007", 409,
        "文件与您看到的不一致，签署已停止。请重新打开本页面核对后再签署。",
        "The document is no longer the one you were shown, so signing was stopped. Open this page again, check it and sign.");

    public static readonly Refusal ValueWrong = new("SIGN-008", 403,
        "签章数据与文件或证书不符，未盖章。请重新签章。",
        "The seal does not fit the document or the certificate; nothing was sealed. Seal again.");

    public static readonly Refusal StatusUnknown = new("SIGN-009", 503,
        "暂时无法查询证书状态，不能签章。请稍后重试。",
        "The status of the certificate cannot be checked, so it cannot seal now. Try again later.");

    public static readonly Refusal NoPersonalCertificate = new("SIGN-010", 409,
        "法定代表人尚未申领个人数字证书。请用“上海建筑业”微应用中的“电子签署”申领，申领后回到本页继续。",
        "The legal representative has no personal certificate yet. Apply for one in the app's 'electronic signing', then continue here.");

    public static readonly Refusal ProviderDown = new("SIGN-011", 503,
        "签名服务暂时没有响应，请稍后重试（未扣减次数）。",
        "The signing service does not answer at the moment. Try again later; no try was used up.");

    public static readonly Refusal WrongRepresentative = new("SIGN-012", 403,
        "个人数字证书与本单位法定代表人不一致，不能签名。",
        "The personal certificate does not belong to this unit's legal representative, so it cannot sign.");

    public static readonly Refusal TimestampDown = new("SIGN-013", 503,
        "时间戳服务暂时没有响应，尚未签署，请稍后重试。",
        "The time-stamping service does not answer; nothing was signed. Try again later.");

    public static readonly Refusal NoSeal = new("SIGN-014", 403,
        "法人一证通数字证书中，必须含有电子签章信息。请到证书服务网点加载电子签章后再办理。",
        "The One-Certificate digital certificate must contain an electronic seal. Have the seal added by the certificate authority, then continue.");

    public static readonly Refusal CodeMalformed = new("SIGN-020", 400,
        "请输入 6 位数字验证码。",
        "Enter the 6 digits of the code.");

    public static readonly Refusal CodeWrong = new("SIGN-021", 403,
        "验证码不正确，还可尝试 {0} 次。",
        "The code is not right. {0} tries are left.");

    public static readonly Refusal CodeExpired = new("SIGN-022", 410,
        "验证码已过期，请重新获取短信。",
        "The code has expired. Ask for a new one.");

    public static readonly Refusal CodeNone = new("SIGN-023", 409,
        "请先获取短信验证码。",
        "Ask for an SMS code first.");

    public static readonly Refusal CodeDead = new("SIGN-024", 403,
        "验证码输错次数过多，已失效，请重新获取短信。",
        "The code was entered wrongly too often and is void. Ask for a new one.");

    public static readonly Refusal Cooldown = new("SIGN-025", 429,
        "短信已发送，请 {0} 秒后再重新获取。",
        "A code was sent. You can ask for another in {0} seconds.");

    public static readonly Refusal BeingReleased = new("SIGN-026", 409,
        "刚才提交的验证码正在核验，请稍后刷新本页查看结果。",
        "The code entered a moment ago is still being checked. Reload this page shortly to see the result.");

    public static readonly Refusal AuthorizationOver = new("SIGN-027", 410,
        "本次签名授权已过期或已使用，没有签名。请重新获取短信（不用等待）。",
        "What the code authorised has expired or was used, so nothing was signed. Ask for a new code; there is no need to wait.");

    public static readonly Refusal SignerLocked = new("SIGN-028", 423,
        "验证码今日输错次数过多，短信验证码签名已暂停至 {0}。可改用电子营业执照扫码签署；如非本人操作，请拨打热线。",
        "Too many wrong codes today: signing by SMS code is suspended until {0}. You may sign by a scan of the electronic licence; if it was not you, call the hotline.");

    public static readonly Refusal ReasonMissing = new("SIGN-030", 400,
        "请说明不同意的理由。",
        "Say why you do not agree.");

    public static readonly Refusal LinkUnknown = new("SIGN-031", 404,
        "签署链接无效，请核对短信中的完整地址。",
        "This signing link is not valid. Check the whole address in the text message.");

    public static readonly Refusal LicenceDown = new("SIGN-040", 503,
        "电子营业执照系统暂时没有响应，请稍后重试，或换一种方式签署。",
        "The electronic licence platform does not answer at the moment. Try again later, or sign in another way.");

    public static readonly Refusal TooManyScans = new("SIGN-041", 429,
        "刷新二维码过于频繁，请三分钟后再试。",
        "The QR code was refreshed too often. Try again in three minutes.");

    public static readonly Refusal NoLicence = new("SIGN-042", 409,
        "没有查到本单位可用于签署的电子营业执照。请先在“电子营业执照”小程序中下载，或改用数字证书。",
        "Your unit has no electronic licence that can sign. Download it in the licence app first, or use the digital certificate.");

    public static readonly Refusal NotThisUnit = new("SIGN-043", 403,
        "扫码人不能代表本单位签署：须为本单位的法定代表人、证照管理员或办事员（全业务授权）。尚未签署。",
        "Whoever scanned may not sign for this unit. It takes its legal representative, licence administrator or agent with full-business authorisation. Nothing was signed.");

    public static readonly Refusal NotThisPerson = new("SIGN-044", 403,
        "须由本人用自己的电子营业执照扫码确认。尚未签署。",
        "The very person has to scan and confirm. Nothing was signed.");

    public static readonly Refusal FileMissing = new("SIGN-050", 400,
        "请选择要查验的 PDF 文件。",
        "Choose the PDF file to verify.");

    public static readonly Refusal FileTooLarge = new("SIGN-051", 413,
        "文件超过 20MB，无法查验。",
        "The file is larger than 20 MB and cannot be verified.");

    public static readonly Refusal FileUnreadable = new("SIGN-052", 422,
        "文件不是 PDF，或已加密、已损坏，无法查验。",
        "The file is not a PDF, or it is encrypted or damaged, so it cannot be verified.");
}
