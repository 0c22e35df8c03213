using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ciac.Core.Certificates;
using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Grants;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Qualifications;
using Ciac.Core.Tasks;

namespace Ciac.Portal.Tests.Components;

/// <summary>What is stored as a kind, a state or a fault has its sentence.</summary>
public sealed partial class MessageTextsTests
{
    [Fact]
    public void Every_kind_of_news_has_a_sentence_and_every_sentence_is_told()
    {
        var core = Path.Combine(PortalFolder.Of(""), "..", "Ciac.Core");
        var named = Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories).SelectMany(file => Kind().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value));
        // These are made of the state in which the business object ended.
        var ended = Ended<ActivationState>("activation", ActivationState.Draft, ActivationState.Running)
            .Concat(Ended<ActivationState>("opening", ActivationState.Draft, ActivationState.Running))
            .Concat(Ended<GrantState>("grant", GrantState.Running))
            .Concat(Ended<GrantState>("ask", GrantState.Running, GrantState.Withdrawn, GrantState.Overtaken))
            .Concat(Ended<EnterpriseChangeState>("unit", EnterpriseChangeState.Running, EnterpriseChangeState.Withdrawn))
            .Concat(Ended<CopyState>("approval-copy", CopyState.Running, CopyState.Withdrawn))
            .Concat(Ended<CopyState>("use-copy", CopyState.Running, CopyState.Withdrawn))
            .Concat(Ended<AppointmentAct>("appointment"))
            .Concat(Ended<ChangeResult>("qualification", ChangeResult.Late))
            .Concat(Ended<PaperState>("paper", PaperState.Draft, PaperState.Submitted, PaperState.Completing, PaperState.Withdrawn));
        Assert.Equal(named.Concat(ended).Distinct().Order(StringComparer.Ordinal), Keys("MessageTexts.resx").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_task_and_every_fault_of_a_text_has_a_sentence()
    {
        Assert.All(Enum.GetNames<ToDoKind>(), kind => Assert.Contains($"ToDo.{kind}", Keys("TaskTexts.resx")));
        Assert.All(Enum.GetNames<SmsFault>(), fault => Assert.Contains($"Link.Failed.{fault}", Keys("SignatureTexts.resx")));
    }

    private static IEnumerable<string> Ended<T>(string subject, params T[] open)
        where T : struct, Enum => Enum.GetValues<T>().Except(open).Select(state => $"{subject}.{state.ToString()!.ToLowerInvariant()}");

    private static List<string> Keys(string file) =>
        [.. XDocument.Load(PortalFolder.Of("Texts", file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    [GeneratedRegex("""(?:new News\(|new\(|\.Of\(|NewsOf\(grant, grantee, |TellAsync\(\w+, )"((?:certificate|credential|sub|grant|sign-in)\.[a-z-]+)"[,)]""")]
    private static partial Regex Kind();
}
