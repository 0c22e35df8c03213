using Ciac.Core.Certificates;

namespace Ciac.Portal.Pages.Certificates.Paper;

/// <summary>What a unit does with its application on paper; both kinds offer the same.</summary>
public sealed record PaperVerbs(PaperApplications Applications, EditPaper Edit, SubmitPaper Submit, ReadPaper Read);
