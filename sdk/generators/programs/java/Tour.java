import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ArticlesApi;
import org.openapitools.client.api.ChangesApi;
import org.openapitools.client.api.GuidanceApi;
import org.openapitools.client.api.StoriesApi;
import org.openapitools.client.model.AssessmentRequest;
import org.openapitools.client.model.Condition;
import org.openapitools.client.model.ConsentRequest;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Reason;
import org.openapitools.client.model.StorySubmissionRequest;
import org.openapitools.client.model.Submitted;

/** What a reader's app does with the generated client: it tells what it saw, and `check.py` compares. */
public class Tour {
    private static final String SLUG = "sex-after-miscarriage";
    private static final String BODY =
        "We waited until the bleeding had stopped, and then two weeks more. It was right for us.";

    private final ArticlesApi articles;
    private final GuidanceApi guidance;
    private final StoriesApi stories;
    private final ChangesApi changes;
    private final ObjectMapper json;
    private String receipt = "";
    private Submitted sent;

    private Tour(String site) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(site);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + receipt));
        json = client.getObjectMapper();
        guidance = new GuidanceApi(client);
        stories = new StoriesApi(client);
        changes = new ChangesApi(client);
        articles = new ArticlesApi(client);
    }

    private interface Step {
        Object run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Tour tour = new Tour(arguments[0]);
        tour.tell("article", tour::article);
        tour.tell("warnings", tour::warnings);
        tour.tell("assess", tour::assess);
        tour.tell("stories", tour::stories);
        tour.tell("changes", tour::changes);
        tour.tell("submit", tour::submit);
        tour.tell("withdraw", tour::withdraw);
        tour.tell("problem", tour::problem);
    }

    private void tell(String step, Step step_) throws Exception {
        Map<String, Object> line = new HashMap<>(Map.of("step", step));
        try {
            line.put("saw", step_.run());
        } catch (Exception failed) {
            line.put("failed", failed.toString());
        }
        System.out.println(new ObjectMapper().writeValueAsString(line));
    }

    private static List<Object> list(Object... of) {
        // Unlike List.of, this takes null: what is given may be it.
        return new ArrayList<>(java.util.Arrays.asList(of));
    }

    private static List<Object> conditions(List<Condition> of) {
        List<Object> found = list();
        of.forEach(one -> found.add(list(one.getFact(), one.getOperator().getValue(), one.getValue())));
        return found;
    }

    private Object article() throws ApiException {
        var read = articles.getArticle(SLUG);
        List<Object> aspects = list();
        List<Object> rules = list();
        List<Object> warnings = list();
        Map<String, Object> scenarios = new TreeMap<>();
        read.getSections().forEach(one -> aspects.add(one.getAspect()));
        read.getGuidanceRules().forEach(one ->
            rules.add(list(one.getKey(), conditions(one.getAppliesWhen()), conditions(one.getSatisfiedWhen()))));
        read.getSymptomWarnings().forEach(one -> warnings.add(list(one.getKey(), conditions(one.getTriggeredWhen()))));
        read.getScenarios().forEach(one -> scenarios.put(one.getKey(), one.getFacts()));
        return Map.of(
            "title", read.getTitle(), "aspects", aspects, "rules", rules, "warnings", warnings, "scenarios", scenarios);
    }

    private Object warnings() throws ApiException {
        List<Object> found = list();
        guidance.listSymptomWarnings(null, null, null, null, null, null).getResults().forEach(one ->
            found.add(list(one.getKey(), one.getUrgency().getValue(), conditions(one.getTriggeredWhen()))));
        return found;
    }

    private static Object because(String key, String state, List<Reason> reasons) {
        List<Object> found = list();
        reasons.forEach(one ->
            found.add(list(one.getFact(), one.getValue(), one.getGiven(), one.getTruth().getValue())));
        return list(key, state, found);
    }

    private Object assess() throws ApiException {
        Map<String, Object> facts = new HashMap<>();
        facts.put("bleeding", "heavier_than_a_period");
        facts.put("days_since_loss", 10);
        facts.put("fever", true);
        var answer = guidance.assessArticle(SLUG, new AssessmentRequest().facts(facts).addNotKnownItem("feels_faint"));
        List<Object> outcomes = list();
        List<Object> judged = list();
        answer.getWarnings().forEach(one ->
            judged.add(because(one.getKey(), one.getState().getValue(), one.getBecause())));
        answer.getActivities().forEach(activity -> {
            outcomes.add(list(activity.getActivity(), activity.getOutcome().getValue()));
            activity.getRules().forEach(one ->
                judged.add(because(one.getKey(), one.getState().getValue(), one.getBecause())));
        });
        return Map.of("outcomes", outcomes, "because", judged);
    }

    private Object stories() throws ApiException {
        List<Object> found = list();
        stories.listStories(null, null, null, null, null, null, null).getResults().forEach(one ->
            found.add(list(one.getId(), one.getContentNotes())));
        return found;
    }

    private Object changes() throws ApiException {
        List<Object> found = list();
        changes.listChanges(null, null).getResults().forEach(one -> {
            var significance = one.getSignificance();
            found.add(list(
                one.getSequence(), one.getKind(), one.getSubject(), one.getSlug(), one.getId(),
                significance == null ? null : significance.getValue(), one.getSuccessor()));
        });
        return found;
    }

    private Object submit() throws ApiException {
        var consent = new ConsentRequest()
            .policyVersion(stories.getStoryPolicy().getVersion()).publish(true).ownExperience(true).adult(true);
        var story = new StorySubmissionRequest().article(SLUG).body(BODY).language("en-GB").consent(consent);
        sent = stories.submitStory(story, null);
        receipt = sent.getReceipt();
        var seen = stories.getSubmission(sent.getId());
        return Map.of(
            "id", sent.getId(), "receipt", receipt, "status", seen.getStatus().getValue(), "body", seen.getBody());
    }

    private Object withdraw() throws Exception {
        stories.withdrawSubmission(sent.getId());
        Object code = refused(() -> stories.getSubmission(sent.getId())).get(1);
        return Map.of("id", sent.getId(), "receipt", receipt, "code", code);
    }

    private List<Object> refused(Step asked) throws Exception {
        try {
            asked.run();
        } catch (ApiException refused) {
            Problem problem = json.readValue(refused.getResponseBody(), Problem.class);
            List<Object> pointers = list();
            problem.getErrors().forEach(fault -> pointers.add(fault.getPointer()));
            return list(refused.getCode(), problem.getCode(), pointers);
        }
        throw new IllegalStateException("it was not refused");
    }

    private Object problem() throws Exception {
        var wrong = new AssessmentRequest().facts(Map.of("bleeding", "lots", "fevre", true));
        return list(
            refused(() -> articles.getArticle("nothing-of-that-name")),
            refused(() -> guidance.assessArticle(SLUG, wrong)));
    }
}
