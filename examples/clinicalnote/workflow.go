package clinicalnote

import (
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The review may take two days, and the reviewer's tool says every six hours that it is still at it.
const (
	reviewTimeout   = 48 * time.Hour
	reviewHeartbeat = 6 * time.Hour
)

// ModelBusy retries a model that has too much to do.
var ModelBusy = builder.RetryOn("ModelBusy", "Lambda.TooManyRequestsException").
	IntervalSeconds(5).MaxAttempts(5).BackoffRate(2).MaxDelaySeconds(120).JitterStrategy(asl.JitterFull)

// Workflow drafts, reviews and publishes a clinical note.
func Workflow() *builder.Workflow[Encounter, Outcome] {
	w := builder.New[Encounter, Outcome]("clinical-note",
		builder.Comment("Drafts a clinical note and publishes it after a physician has approved it."))
	in := w.Input()
	var h *Clinic // its methods are the types of the calls; none is called here

	// Errors: the audit record first, then the failure.
	failure := builder.Var[builder.ErrorOutput](w, "failure")
	record := AuditRecord{}
	audit := builder.Task(w, "Audit failure", dynamodbtask.NewTable[AuditRecord](builder.Param("audit_table")).PutItem()).
		Arguments(&record,
			builder.Bind(&record.ExecutionID, builder.ExecutionID()),
			builder.Bind(&record.EncounterID, &in.EncounterID),
			builder.Bind(&record.Error, &failure.Error),
			builder.Bind(&record.Cause, &failure.Cause),
			builder.Bind(&record.At, builder.Now())).
		Retry(dynamodbtask.Throttled)
	audit.Then(builder.Fail(w, "Failed", &failure.Error, &failure.Cause))
	caught := func(by *builder.ErrorOutput) builder.CatchRule {
		return builder.On().Assign(builder.Bind(failure, by))
	}

	// Data preparation: HealthLake imports the encounter, which takes a while; then the chart and the images are fetched side by side.
	encounter := StageRequest{}
	stage := builder.Task(w, "Stage encounter", lambdatask.Handler(builder.Param("stage_function"), h.Stage)).
		Arguments(&encounter,
			builder.Bind(&encounter.EncounterID, &in.EncounterID),
			builder.Bind(&encounter.PatientID, builder.As[string](&in.PatientID)),
			builder.Bind(&encounter.ReceivedAt, builder.ExecutionStartTime())).
		Retry(builder.LambdaTransient)
	stage.CatchRule(caught(stage.Failure()), audit)
	notImported := builder.PassThrough(w, "Not imported").Assign(builder.Bind(failure,
		builder.Lit(builder.ErrorOutput{Error: "NotImported", Cause: "HealthLake did not import the encounter, or not in time"})))
	notImported.Then(audit)
	imported := importEncounter(w, &stage.Result().Folder, caught, audit).OnFailure(notImported).OnTimeout(notImported)

	gather := builder.Parallel(w, "Gather")
	chart := builder.Branch(gather, func(b *builder.BranchScope[Chart]) {
		req := ChartRequest{Days: 365}
		b.StartAt(builder.Task(b, "Fetch chart", lambdatask.Handler(builder.Param("chart_function"), h.Chart)).
			Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)).
			Retry(builder.LambdaTransient))
	})
	images := builder.Branch(gather, func(b *builder.BranchScope[Images]) { b.StartAt(searchImages(b, in)) })
	gather.CatchRule(caught(gather.Failure()), audit)

	// Model execution.
	question := Prompt{Task: "Write the note of this encounter. Cite the source of every statement."}
	prompt := builder.Pass(w, "Assemble prompt", &question,
		builder.Bind(&question.Chart, &chart.Summary),
		builder.Bind(&question.Problems, builder.Join(&chart.Problems, "; ")),
		builder.Bind(&question.Allergies, builder.OrElse(&chart.Allergies, "none known")),
		builder.Bind(&question.Findings, builder.Each(&images.Studies, func(s *Study) builder.Expr[string] {
			return builder.Format("{} ({}): {}", &s.ImageSetID, &s.Date, &s.Description)
		})),
		builder.Bind(&question.Language, builder.OrElse(&in.Language, "en")))

	ask := DraftRequest{MaxTokens: 2000, Temperature: 0.2}
	draft := builder.Task(w, "Draft note", lambdatask.Handler(builder.Param("draft_function"), h.Draft)).
		Arguments(&ask,
			builder.Bind(&ask.EncounterID, &in.EncounterID),
			builder.Bind(&ask.Prompt, prompt.Result())).
		Timeout(5*time.Minute).
		Retry(ModelBusy, builder.LambdaTransient)
	draft.CatchRule(caught(draft.Failure()), audit)
	note := draft.Result()

	// Validation.
	check := ValidateRequest{}
	validate := builder.Task(w, "Validate draft", lambdatask.Handler(builder.Param("validate_function"), h.Validate)).
		Arguments(&check, builder.Bind(&check.DraftKey, &note.DraftKey)).
		Retry(builder.LambdaTransient)
	validate.CatchRule(caught(validate.Failure()), audit)
	found := validate.Result()

	// Rollback: whatever is not approved leaves no draft behind.
	reason := builder.Var[string](w, "reason")
	withdrawal := RollbackRequest{}
	rollBack := builder.Task(w, "Roll back draft", lambdatask.Handler(builder.Param("roll_back_function"), h.RollBack)).
		Arguments(&withdrawal,
			builder.Bind(&withdrawal.DraftKey, &note.DraftKey),
			builder.Bind(&withdrawal.Reason, reason)).
		Retry(builder.LambdaTransient)
	rollBack.CatchRule(caught(rollBack.Failure()), audit)
	withdrawn := Outcome{Status: "rolled-back"}
	rollBack.Then(builder.Succeed(w, "Rolled back", &withdrawn,
		builder.BindPtr(&withdrawn.Reason, reason)))
	because := func(text builder.Expr[string]) builder.Binding { return builder.Bind(reason, text) }

	// Human review.
	request := ReviewRequest{}
	review := builder.Task(w, "Physician review", sqstask.WithToken[ReviewRequest, ReviewAnswer](builder.Param("review_queue_url"))).
		Comment("Waits until a physician answers with the task token.").
		Arguments(&request,
			builder.Bind(&request.TaskToken, builder.TaskToken()),
			builder.Bind(&request.RequestID, builder.Format("{}/physician-review", builder.ExecutionName())),
			builder.Bind(&request.EncounterID, &in.EncounterID),
			builder.Bind(&request.DraftKey, &note.DraftKey),
			builder.Bind(&request.SHA256, &note.SHA256),
			builder.Bind(&request.Score, &found.Score),
			builder.Bind(&request.Sources, builder.Pluck(&found.Citations, func(c *Citation) *string { return &c.Source })),
			builder.Bind(&request.NotReviewer, &in.Author),
			builder.Bind(&request.ExpiresAt, builder.AddTime(builder.Now(), reviewTimeout))).
		Timeout(reviewTimeout).
		Heartbeat(reviewHeartbeat).
		CatchRule(builder.On("States.Timeout", "States.HeartbeatTimeout").
			Assign(because(builder.Lit("nobody reviewed the draft in time"))), rollBack)
	review.CatchRule(caught(review.Failure()), audit)
	answer := review.Result()

	goodEnough := builder.Choice(w, "Good enough?").
		When(builder.And(
			builder.GreaterOrEqual(&found.Score, 0.8),
			builder.GreaterExpr(builder.Len(&found.Citations), builder.Lit(0))), review).
		Otherwise(rollBack).
		Assign(because(builder.Format("validation: score {}, {} citations", &found.Score, builder.Len(&found.Citations))))

	// Final action: only an approval of this very draft, by somebody else than its author, leads to it.
	final := PublishRequest{}
	publish := builder.Task(w, "Publish note", lambdatask.Handler(builder.Param("publish_function"), h.Publish)).
		Arguments(&final,
			builder.Bind(&final.EncounterID, &in.EncounterID),
			builder.Bind(&final.DraftKey, &note.DraftKey),
			builder.Bind(&final.SHA256, &note.SHA256),
			builder.Bind(&final.ApprovedBy, &answer.Reviewer)).
		Retry(builder.LambdaTransient)
	publish.CatchRule(caught(publish.Failure()), audit)

	news := Notice{}
	notify := builder.Task(w, "Notify author", sqstask.SendMessage[Notice](builder.Param("notice_queue_url"))).
		Arguments(&news,
			builder.Bind(&news.EncounterID, &in.EncounterID),
			builder.Bind(&news.Text, builder.Format("Note {} was approved by {}.", &publish.Result().NoteID, &answer.Reviewer)))
	notify.CatchRule(caught(notify.Failure()), audit)

	done := Outcome{Status: "published"}
	published := builder.Succeed(w, "Published", &done,
		builder.BindPtr(&done.NoteID, &publish.Result().NoteID))

	sameDraft := builder.Choice(w, "Approved as drafted?").
		When(builder.And(
			builder.EqualExpr(builder.From(&answer.SHA256), builder.From(&note.SHA256)),
			builder.NotEqualExpr(builder.From(&answer.Reviewer), builder.From(&in.Author))), publish).
		Otherwise(rollBack).
		Assign(because(builder.Lit("the approval is for another draft, or by its author")))

	rejected := builder.PassThrough(w, "Rejected").
		Assign(because(builder.OrElse(&answer.Comment, "rejected without a comment")))
	rejected.Then(rollBack)

	// An answer that is neither is a fault of the reviewer's tool: it never publishes, and it is audited.
	unknown := builder.PassThrough(w, "Unknown decision").
		Assign(builder.Bind(failure, builder.Lit(builder.ErrorOutput{Error: "UnknownDecision", Cause: "the answer is neither approve nor reject"})))
	unknown.Then(audit)

	decision := builder.Switch(w, "Decision", &answer.Decision).
		Case(Approve, sameDraft).
		Case(Reject, rejected).
		Otherwise(unknown)

	w.StartAt(stage).Then(imported).Then(gather).Then(prompt).Then(draft).Then(validate).Then(goodEnough)
	review.Then(decision)
	publish.Then(notify).Then(published)
	return w
}
