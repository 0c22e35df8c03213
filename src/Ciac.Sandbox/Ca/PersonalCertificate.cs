using Ciac.Sandbox.People;

namespace Ciac.Sandbox.Ca;

/// The profile of a person's own signing certificate: unique id of the scheme, and the citizen id, both with a 0 before the number.
public static class PersonalCertificate
{
    public static string UniqueIdOf(Person person) => $"109@SF0{person.IdNumber}";

    public static CertificateWish Wish(Person person, (DateTimeOffset From, DateTimeOffset To) period) =>
        new(CertificateExtensions.Person(person.Name), period.From, period.To)
        {
            Extensions =
            [
                CertificateExtensions.EndEntity(),
                CertificateExtensions.Signing(),
                CertificateExtensions.SignInAndSeal(),
                CertificateExtensions.Text(SandboxOids.CitizenId, "0" + person.IdNumber),
                CertificateExtensions.Text(SandboxOids.UniqueId, UniqueIdOf(person)),
            ],
        };
}
