package clinicalnote

import (
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/saga"
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

	// Whatever fails, or is not approved, leaves no draft behind: the saga undoes what has been done.
	work := saga.New(w, "Note", saga.SNS(builder.Param("alarm_topic_arn")),
		saga.OnRolledBack(func(s *saga.Saga) builder.State { return rolledBack(w, s) }))

	// Data preparation: HealthLake imports the encounter, which takes a while; then the chart and the images are fetched side by side.
	encounter := StageRequest{}
	stage := saga.Guard(work, builder.Task(w, "Stage encounter", lambdatask.Handler(builder.Param("stage_function"), h.Stage)).
		Arguments(&encounter,
			builder.Bind(&encounter.EncounterID, &in.EncounterID),
			builder.Bind(&encounter.PatientID, builder.As[string](&in.PatientID)),
			builder.Bind(&encounter.ReceivedAt, builder.ExecutionStartTime())).
		Retry(builder.LambdaTransient))
	imported := importEncounter(w, &stage.Result().Folder, work)

	gather := builder.Parallel(w, "Gather")
	chart := builder.Branch(gather, func(b *builder.BranchScope[Chart]) {
		req := ChartRequest{Days: 365}
		b.StartAt(builder.Task(b, "Fetch chart", lambdatask.Handler(builder.Param("chart_function"), h.Chart)).
			Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)).
			Retry(builder.LambdaTransient))
	})
	images := builder.Branch(gather, func(b *builder.BranchScope[Images]) { b.StartAt(searchImages(b, in)) })
	saga.Guard(work, gather)

	// Model execution. A physician who asks for rework says what is to change.
	remarks := builder.InitialVar[string](w, "remarks", builder.Lit(""))
	question := Prompt{Task: "Write the note of this encounter. Cite the source of every statement."}
	prompt := builder.Pass(w, "Assemble prompt", &question,
		builder.Bind(&question.Chart, &chart.Summary),
		builder.Bind(&question.Problems, builder.Join(&chart.Problems, "; ")),
		builder.Bind(&question.Allergies, builder.OrElse(&chart.Allergies, "none known")),
		builder.Bind(&question.Findings, builder.Each(&images.Studies, func(s *Study) builder.Expr[string] {
			return builder.Format("{} ({}): {}", &s.ImageSetID, &s.Date, &s.Description)
		})),
		builder.Bind(&question.Language, builder.OrElse(&in.Language, "en")),
		builder.Bind(&question.Remarks, remarks))

	ask := DraftRequest{MaxTokens: 2000, Temperature: 0.2}
	draft := builder.Task(w, "Draft note", lambdatask.Handler(builder.Param("draft_function"), h.Draft)).
		Arguments(&ask,
			builder.Bind(&ask.EncounterID, &in.EncounterID),
			builder.Bind(&ask.Prompt, prompt.Result())).
		Timeout(5*time.Minute).
		Retry(ModelBusy, builder.LambdaTransient)
	note := draft.Result()
	withdrawal := RollbackRequest{}
	saga.Around(work, "Draft note", draft, lambdatask.Handler(builder.Param("roll_back_function"), h.RollBack)).Undo.
		Arguments(&withdrawal,
			builder.Bind(&withdrawal.DraftKey, &note.DraftKey),
			builder.Bind(&withdrawal.Reason, work.Cause())).
		Timeout(time.Minute)

	// Validation.
	check := ValidateRequest{}
	validate := saga.Guard(work, builder.Task(w, "Validate draft", lambdatask.Handler(builder.Param("validate_function"), h.Validate)).
		Arguments(&check, builder.Bind(&check.DraftKey, &note.DraftKey)).
		Retry(builder.LambdaTransient))
	found := validate.Result()
	notGood := saga.Rollback(work, "Not good enough", NotApproved,
		builder.Format("validation: score {}, {} citations", &found.Score, builder.Len(&found.Citations)))

	// Human review: only an approval of this very draft, by somebody else than its author, leads to publication.
	asked := Question{}
	gate := review.Gate(w, "Physician review", review.Ask(&asked, &note.SHA256, 48*time.Hour,
		review.SQS(builder.Param("review_queue_url")),
		builder.Bind(&asked.EncounterID, &in.EncounterID),
		builder.Bind(&asked.DraftKey, &note.DraftKey),
		builder.Bind(&asked.Score, &found.Score),
		builder.Bind(&asked.Sources, builder.Pluck(&found.Citations, func(c *Citation) *string { return &c.Source }))),
		review.DynamoDB(builder.Param("reviews_table")),
		review.Author(&in.Author), review.Heartbeat(6*time.Hour))
	goodEnough := builder.Choice(w, "Good enough?").
		When(builder.And(
			builder.GreaterOrEqual(&found.Score, 0.8),
			builder.GreaterExpr(builder.Len(&found.Citations), builder.Lit(0))), gate).
		Otherwise(notGood)

	// Final action.
	final := PublishRequest{}
	publish := saga.Guard(work, builder.Task(w, "Publish note", lambdatask.Handler(builder.Param("publish_function"), h.Publish)).
		Arguments(&final,
			builder.Bind(&final.EncounterID, &in.EncounterID),
			builder.Bind(&final.DraftKey, &note.DraftKey),
			builder.Bind(&final.SHA256, &note.SHA256),
			builder.Bind(&final.ApprovedBy, gate.Reviewer())).
		Retry(builder.LambdaTransient))
	news := Notice{}
	notify := builder.Task(w, "Notify author", sqstask.SendMessage[Notice](builder.Param("notice_queue_url"))).
		Arguments(&news,
			builder.Bind(&news.EncounterID, &in.EncounterID),
			builder.Bind(&news.Text, builder.Format("Note {} was approved by {}.", &publish.Result().NoteID, gate.Reviewer()))).
		Retry(sqstask.Throttled, sqstask.Transient)
	done := Outcome{Status: "published"}
	published := builder.Succeed(w, "Published", &done, builder.BindPtr(&done.NoteID, &publish.Result().NoteID))
	notify.Catch(published) // the note is published, whether its author hears of it now or not

	rework := builder.PassThrough(w, "Take remarks").Assign(builder.Bind(remarks, gate.Comment()))
	rework.Then(prompt)
	gate.OnApprove(publish).
		OnReject(saga.Rollback(work, "Not approved", NotApproved, builder.Format("{}: {}", gate.Status(), gate.Comment()))).
		OnRework(rework, 2).
		OnInvalid(saga.Rollback(work, "Invalid answer", review.ErrInvalidAnswer, "the answer is no decision on this draft")).
		OnFailure(saga.Rollback(work, "Review failed", &gate.Failure().Error, &gate.Failure().Cause)).
		Guards(publish)

	w.StartAt(stage).Then(imported).Then(gather).Then(prompt).Then(draft).Then(validate).Then(goodEnough)
	publish.Then(notify).Then(published)
	return w
}

// NotApproved is what a rollback begins with that is a decision, not a fault.
const NotApproved = "NotApproved"

// rolledBack is what follows a rollback. A decision ends with a status; a fault is recorded, and ends as one.
func rolledBack(w *builder.Workflow[Encounter, Outcome], s *saga.Saga) builder.State {
	withdrawn := Outcome{Status: "rolled-back"}
	decided := builder.Succeed(w, "Rolled back", &withdrawn, builder.BindPtr(&withdrawn.Reason, s.Cause()))
	record := AuditRecord{}
	audit := builder.Task(w, "Audit failure", dynamodbtask.NewTable[AuditRecord](builder.Param("audit_table")).PutItem()).
		Arguments(&record,
			builder.Bind(&record.ExecutionID, builder.ExecutionID()),
			builder.Bind(&record.EncounterID, &w.Input().EncounterID),
			builder.Bind(&record.Error, s.Error()),
			builder.Bind(&record.Cause, s.Cause()),
			builder.Bind(&record.At, builder.Now())).
		Retry(dynamodbtask.Throttled)
	audit.Then(builder.Fail(w, "Failed", s.Error(), s.Cause()))
	return builder.Choice(w, "Decided?").When(builder.Equal(s.Error(), NotApproved), decided).Otherwise(audit)
}
