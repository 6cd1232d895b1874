import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks veraPDF about files, without its command line.
 *
 * <p>{@code java VeraCheck ua1,3a file.pdf …} prints a line of JSON a file and flavour.
 */
public class VeraCheck {
  public static void main(String[] words) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (String flavour : words[0].split(",")) {
      ValidationProfile profile = profile(flavour.startsWith("ua") ? "PDFUA-1" : "PDFA-3A");
      for (int i = 1; i < words.length; i++) System.out.println(verdict(flavour, profile, words[i]));
    }
  }

  static String verdict(String flavour, ValidationProfile profile, String file) {
    Set<String> failures = new TreeSet<>();
    boolean good = false;
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour())) {
      var config = ValidatorConfigBuilder.defaultBuilder().recordPasses(false).maxFails(-1).build();
      ValidationResult result =
          Foundries.defaultInstance().createValidator(config, profile).validate(parser);
      good = result.isCompliant();
      for (TestAssertion test : result.getTestAssertions())
        if (test.getStatus() == TestAssertion.Status.FAILED)
          failures.add(test.getRuleId().getClause() + ": " + test.getMessage());
    } catch (Exception error) {
      failures.add(error.toString());
    }
    List<String> quoted = new ArrayList<>();
    for (String failure : failures) quoted.add(quote(failure));
    return "{\"file\": " + quote(file) + ", \"flavour\": " + quote(flavour) + ", \"pass\": " + good
        + ", \"failures\": [" + String.join(", ", quoted) + "]}";
  }

  static String quote(String text) {
    String plain = text.replaceAll("\\s+", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + plain + "\"";
  }

  /** The rules of one flavour, as the jar carries them. */
  static ValidationProfile profile(String name) throws Exception {
    Element root;
    String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
    try (InputStream file = Profiles.class.getResourceAsStream(path)) {
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : children(child(root, "rules"), "rule")) rules.add(rule(rule));
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element v : children(child(root, "variables"), "variable"))
      variables.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"),
          text(child(v, "defaultValue")), text(child(v, "value"))));
    return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date()), "", rules, variables);
  }

  static Rule rule(Element rule) {
    Element id = child(rule, "id");
    Element error = child(rule, "error");
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element a : children(child(error, "arguments"), "argument"))
      arguments.add(ErrorArgumentImpl.fromValues(
          text(a), a.hasAttribute("name") ? a.getAttribute("name") : null, null));
    Boolean deferred =
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
        text(child(rule, "description")), text(child(rule, "test")),
        Profiles.errorFromValues(text(child(error, "message")), arguments), List.of());
  }

  static List<Element> children(Element parent, String tag) {
    List<Element> found = new ArrayList<>();
    if (parent == null) return found;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
      if (node instanceof Element element && element.getTagName().equals(tag)) found.add(element);
    return found;
  }

  static Element child(Element parent, String tag) {
    List<Element> found = children(parent, tag);
    return found.isEmpty() ? null : found.get(0);
  }

  static String text(Element element) {
    return element == null ? "" : element.getTextContent();
  }
}
