using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Requests;
using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>What the window of a request works with.</summary>
public sealed record RequestDesk(SignRequests Requests, AnswerRequest Answer, TokenFolder Folder, FormGate Forms, ChangeSignal Changes);
