namespace Ciac.CertificateAssistant.Requests;

public enum RequestState
{
    Waiting,
    Signed,
    Cancelled,
    Expired,
    Locked,
}
