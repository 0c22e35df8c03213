namespace Ciac.Sandbox.Ca;

public enum KeyAlgorithm
{
    Rsa,
    Ec,
}
